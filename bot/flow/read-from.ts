import type { ReadFrom, Scene } from '../../db/domain/scene.ts';
import { say } from '../text/render.ts';
import type { Draft } from './talk.ts';

/** From which words a draft was read: kept beside what they brought, shown to the station. */

/** Longer words are no evidence at a glance. */
const LONGEST = 20;

/** The draft with the words that something of it was read from. */
export const readAs = (draft: Draft, part: ReadFrom): Draft => ({ ...draft, readFrom: { ...draft.readFrom, ...part } });

/** After a button: what it set was read from no words. */
export function pressedFor(before: Draft, { readFrom, ...after }: Draft): Draft {
	if (!readFrom) return after;
	const { what, place, when, people } = readFrom;
	const kept: ReadFrom = {
		...(what !== undefined && after.itemCode === before.itemCode ? { what } : {}),
		...(place !== undefined && after.unitCode === before.unitCode ? { place } : {}),
		...(when !== undefined && after.slot === before.slot ? { when } : {}),
		...(people === undefined ? {} : { people }),
	};
	return { ...after, readFrom: kept };
}

/** What of it another wish that was said with it has, too: the place and the time. */
export const sharedWords = ({ readFrom }: Partial<Draft>): ReadFrom => {
	const { place, when } = readFrom ?? {};
	return { ...(place === undefined ? {} : { place }), ...(when === undefined ? {} : { when }) };
};

const shown = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

/** 依据：时间“周六上午” 地点“聂耳社区”: a line of its own, empty where nothing was read from words. */
export function readFromLine({ order, details }: Pick<Scene, 'order' | 'details'>, language: string): string {
	const { what, place, when, people } = details.readFrom ?? {};
	const parts = [
		// of a time that was agreed on later these words say nothing
		when && (order.slot?.start ?? null) === when.start ? say(language, 'station.read-when', { words: shown(when.words) }) : null,
		place === undefined ? null : say(language, 'station.read-place', { words: shown(place) }),
		what === undefined ? null : say(language, 'station.read-what', { words: shown(what) }),
		people === undefined || order.people < 2 ? null : say(language, 'station.read-people', { words: shown(people) }),
	].filter((part) => part !== null);
	return parts.length === 0 ? '' : say(language, 'station.read', { parts: parts.join(' ') });
}
