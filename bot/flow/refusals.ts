import type { Refusal } from '../../db/domain/refusal.ts';
import type { Scene } from '../../db/domain/scene.ts';
import { type Params, say } from '../text/render.ts';
import { named, until } from './cards.ts';
import { stateWords } from './status.ts';
import type { World } from './world.ts';

/** A refusal in words. Its facts are codes, numbers and moments; moments are told as clock times. */
export function refusalText(refusal: Refusal, language: string, params: Params, world: World): string {
	const { facts = {} } = refusal;
	const moment = facts['until'];
	const words = typeof moment === 'number' ? { until: until(moment, language, world) } : {};
	return say(language, `refusal.${refusal.refused}`, { ...params, ...facts, ...words });
}

/** The same about one order. Two people are the least for a two-person item (contract §5). */
export const orderRefusalText = (refusal: Refusal, language: string, scene: Scene, world: World): string =>
	refusalText(refusal, language, { ...named(scene, language, world), state: stateWords(scene.order, language), needed: 2 }, world);
