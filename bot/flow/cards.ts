import { hoursOf } from '../../db/domain/hours.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { crewNeeded, type Offer } from '../../db/domain/order.ts';
import type { Person, Scene } from '../../db/domain/scene.ts';
import { roundLimit, stageLimit } from '../../db/domain/stage-limit.ts';
import { descriptionIn, listWords, maskedName, maskName, nameIn, numeral, phoneTail, say, type TextKey } from '../text/render.ts';
import { momentWords, slotShort, slotWords } from '../text/when.ts';
import { actId } from './act.ts';
import { joinedOf, missingOf } from './cast.ts';
import type { Choice, Outbound } from './outbound.ts';
import { readFromLine } from './read-from.ts';
import { unitWords } from './task-words.ts';
import type { World } from './world.ts';

/** Cards: the messages that carry an order to somebody who must act on it. */

/** What nearly every text about an order names. */
export const named = (scene: Scene, language: string, world: World) => ({
	number: scene.order.number,
	item: nameIn(language, scene.item),
	unit: scene.unit.name,
	slot: slotWords(scene.order.slot, world.zone, language),
});

/** A moment in words, as seen from the desk's now and in its time zone. */
export const until = (at: Instant, language: string, world: World): string => momentWords(at, world.at, world.zone, language);

/** 今天11:30前; 尽快 where nothing lies ahead, because everything is due this very moment. */
export const promiseWords = (at: Instant | null, language: string, world: World): string =>
	at === null ? say(language, 'promise.soon') : say(language, 'promise.by', { at: until(at, language, world) });

const choice = (language: string, key: TextKey, id: string, params = {}): Choice => ({ id, label: say(language, key, params) });

/** 【集单】 for those who answer for the unit. */
export function stationCard(scene: Scene, person: Person, world: World): Outbound {
	const { order } = scene;
	const { language } = person;
	const key = order.lateCount > 0 ? 'station.card-late' : 'station.card';
	const text = say(language, key, {
		...named(scene, language, world),
		slot: slotShort(order.slot, world.zone, language),
		office: unitWords(scene.unit, language),
		people: order.people > 1 ? say(language, 'station.people', { people: order.people }) : '',
		forWhom: scene.details.forWhom === null ? '' : say(language, 'station.for', { who: scene.details.forWhom }),
		wish: scene.details.wish ?? '',
		read: readFromLine(scene, language),
		until: until(stageLimit(order, 'collect', world), language, world),
	});
	return {
		text,
		choices: [
			choice(language, 'station.choice-collect', actId('collect', order.id)),
			choice(language, 'station.choice-return', actId('return', order.id)),
		],
	};
}

/** Hours of each joined member, as they will be recorded. */
export function hoursList(
	scene: Scene,
): readonly { readonly personId: Person['id']; readonly name: string | null; readonly tenths: number }[] {
	const { arrivedAt, finishedAt } = scene.order;
	const tenths = arrivedAt !== null && finishedAt !== null ? hoursOf(arrivedAt, finishedAt, scene.item) : 1;
	return joinedOf(scene).map((row) => ({ personId: row.personId, name: row.name, tenths }));
}

/** Tenths of an hour → hours with one decimal: 15 → 1.5. */
export const hoursWords = (tenths: number): string => (tenths / 10).toFixed(1);

/** 【时长】: the station confirms or denies that the service took place (contract §0.17). */
export function hoursCard(scene: Scene, person: Person, world: World, key: TextKey = 'station.hours'): Outbound {
	const { language } = person;
	const list = listWords(
		language,
		hoursList(scene).map((row) => say(language, 'station.hours-line', { name: maskedName(row), hours: hoursWords(row.tenths) })),
	);
	return {
		text: say(language, key, { ...named(scene, language, world), list }),
		choices: [
			choice(language, 'station.choice-hours', actId('hours', scene.order.id)),
			choice(language, 'station.choice-deny', actId('deny', scene.order.id)),
		],
	};
}

const markOf = (scene: Scene, offer: Offer): TextKey => {
	if (scene.order.replacement) return 'offer.mark-replacement';
	return offer.round === 3 ? 'offer.mark-pool' : 'offer.mark-directed';
};

const RISK: Readonly<Record<'low' | 'medium' | 'high', TextKey>> = {
	low: 'offer.risk-low',
	medium: 'offer.risk-medium',
	high: 'offer.risk-high',
};

/** Why a team is asked. */
const reasonList = (codes: readonly string[], language: string): string =>
	listWords(
		language,
		codes.map((code) => say(language, `reason.${code}` as TextKey)),
	);

/** 【派单】, 【抢单】 or 【急补】 for a leader or deputy: an offer, never an assignment (条例 12, 25). */
export function offerCard(scene: Scene, offer: Offer & { readonly reasons: readonly string[] }, person: Person, world: World): Outbound {
	const { order, item } = scene;
	const { language } = person;
	const reasons = reasonList(offer.reasons, language);
	const text = say(language, 'offer.card', {
		...named(scene, language, world),
		mark: say(language, markOf(scene, offer)),
		slot: slotShort(order.slot, world.zone, language),
		volunteers: crewNeeded(item),
		risk: say(language, RISK[item.risk]),
		description: descriptionIn(language, item),
		reasons: reasons === '' ? '' : say(language, 'offer.reasons', { reasons }),
		until: until(roundLimit(order, world), language, world),
	});
	return {
		text,
		choices: [
			choice(language, 'offer.choice-accept', actId('accept', offer.id)),
			choice(language, 'offer.choice-decline', actId('decline', offer.id)),
		],
	};
}

/** Members of the winning team: will you come too? */
export function crewAsk(scene: Scene, leader: Person | null, person: Person, world: World, key: TextKey = 'crew.ask'): Outbound {
	const { language } = person;
	return {
		text: say(language, key, { ...named(scene, language, world), leader: maskedName(leader), missing: missingOf(scene) }),
		choices: [
			choice(language, 'crew.choice-join', actId('join', scene.order.id)),
			choice(language, 'crew.choice-no', actId('no-join', scene.order.id)),
		],
	};
}

/** What the resident can do when nobody serves. */
export const waysOut = (scene: Scene, language: string): readonly Choice[] => [
	choice(language, 'resident.choice-retime', actId('retime', scene.order.id)),
	choice(language, 'resident.choice-again', actId('again', scene.order.id)),
	choice(language, 'resident.choice-call', actId('human', scene.order.id)),
	choice(language, 'resident.choice-cancel', actId('cancel-yes', scene.order.id)),
];

/** Five choices, best first; a bare digit means the stars (contract §5). */
export const starChoices = (scene: Scene, language: string): readonly Choice[] =>
	([5, 4, 3, 2, 1] as const).map((stars) => choice(language, `resident.star-${stars}`, actId('rate', scene.order.id, String(stars))));

/** A team as the dispatcher sees it. */
export interface Candidate {
	readonly teamId: string;
	readonly name: string;
	readonly reasons: readonly string[];
}

/** 【待派】 with the best candidates and their reasons. */
export function dispatcherCard(
	scene: Scene,
	person: Person,
	why: string,
	candidates: readonly Candidate[],
	gates: readonly string[],
	world: World,
): Outbound {
	const { language } = person;
	const { order } = scene;
	const params = {
		...named(scene, language, world),
		slot: slotShort(order.slot, world.zone, language),
		volunteers: crewNeeded(scene.item),
		why,
	};
	const giveUp = choice(language, 'dispatcher.choice-give-up', actId('give-up', order.id));
	if (candidates.length === 0) {
		const words = listWords(
			language,
			gates.map((code) => say(language, `gate.${code}` as TextKey)),
		);
		return {
			text: say(language, 'dispatcher.card-nobody', { ...params, gates: words }),
			choices: order.state === 'unserved' ? [] : [giveUp],
		};
	}
	const list = candidates
		.map(({ name, reasons }, i) =>
			say(language, 'dispatcher.line', {
				n: numeral(i + 1),
				team: name,
				reasons: reasonList(reasons, language),
			}),
		)
		.join('\n');
	return {
		text: say(language, 'dispatcher.card', { ...params, list }),
		choices: [
			...candidates.map(({ teamId, name }) => ({
				id: actId('dispatch', order.id, teamId),
				label: say(language, 'dispatcher.choice-team', { team: name }),
			})),
			choice(language, 'dispatcher.choice-auto', actId('auto', order.id)),
			...(order.state === 'unserved' ? [] : [giveUp]),
		],
	};
}

/** Where and whom to call, in full: only for the team that accepted. */
export function placeWords(scene: Scene, language: string, world: World): { readonly address: string; readonly contact: string } {
	const { address, contactName, contactPhone, forWhom } = scene.details;
	const street = world.units.find((unit) => unit.code === scene.unit.parentCode)?.name ?? '';
	const name = contactName ?? say(language, 'resident.word');
	return {
		address: say(language, 'place.with-address', { street, unit: scene.unit.name, address: address ?? '' }).trim(),
		contact: [
			contactPhone ? say(language, 'contact.full', { name, phone: contactPhone }) : say(language, 'contact.no-phone', { name }),
			...(forWhom === null ? [] : [say(language, 'contact.for', { who: forWhom })]),
		].join(''),
	};
}

/** The same for the person who ordered: masked, so that a shoulder sees nothing. */
export function contactMasked(name: string | null, phone: string | null, language: string): string {
	const shown = name ? maskName(name) : say(language, 'resident.word');
	return phone
		? say(language, 'contact.with-phone', { name: shown, tail: phoneTail(phone) })
		: say(language, 'contact.no-phone', { name: shown });
}
