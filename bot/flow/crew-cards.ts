import type { Person, Scene } from '../../db/domain/scene.ts';
import { say, type TextKey } from '../text/render.ts';
import { actId, type Verb } from './act.ts';
import { named } from './cards.ts';
import { leadsWinner, missingOf, teamNameOf } from './cast.ts';
import type { Choice, Outbound } from './outbound.ts';
import type { World } from './world.ts';

/** Cards of a crew that is short of people: what leader, member and station can do about it (desk.md §4, "Crew not complete"). */

const one = (scene: Scene, language: string, verb: Verb, key: TextKey): Choice => ({
	id: actId(verb, scene.order.id),
	label: say(language, key),
});

/** The leader asks again, names somebody, turns to the station or gives the order back; a member can only turn to the station. */
export function shortChoices(scene: Scene, person: Pick<Person, 'id' | 'language'>): readonly Choice[] {
	const station = one(scene, person.language, 'station-help', 'crew.choice-station-help');
	if (!leadsWinner(scene, person.id)) return [station];
	return [
		one(scene, person.language, 'ask-again', 'crew.choice-ask-again'),
		one(scene, person.language, 'name-member', 'crew.choice-name'),
		station,
		one(scene, person.language, 'hand-back', 'crew.choice-hand-back'),
	];
}

/** 还差1人，队里没人应: for a leader. */
export const leaderShortCard = (scene: Scene, person: Person, world: World): Outbound => ({
	text: say(person.language, 'crew.short', { ...named(scene, person.language, world), missing: missingOf(scene) }),
	choices: shortChoices(scene, person),
});

/** 【缺人】 for the station, which finds somebody, asks the team again, or lets the crew go as it is, with a reason. */
export function stationShortCard(scene: Scene, person: Person, world: World, key: TextKey): Outbound {
	const params = { ...named(scene, person.language, world), team: teamNameOf(scene, scene.order.teamId), missing: missingOf(scene) };
	const choices = [
		one(scene, person.language, 'let-go', 'station.choice-let-go'),
		one(scene, person.language, 'ask-again', 'station.choice-ask-again'),
	];
	return { text: say(person.language, key, params), choices: scene.order.state === 'accepted' ? choices : [] };
}
