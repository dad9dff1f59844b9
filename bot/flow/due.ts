import type { Instant } from '../../db/domain/instant.ts';
import { promiseOf, type TimerKind } from '../../db/domain/order-clock.ts';
import type { Actor, OrderEvent } from '../../db/domain/order-event.ts';
import type { Move } from '../../db/domain/order-move.ts';
import { isRefusal } from '../../db/domain/refusal.ts';
import type { Person, Scene } from '../../db/domain/scene.ts';
import { say, type TextKey } from '../text/render.ts';
import { advance, timersOf } from './advance.ts';
import { hoursCard, named, placeWords, starChoices } from './cards.ts';
import { crewPeople, leadersInCharge, missingOf, teamNameOf } from './cast.ts';
import { leaderShortCard, stationShortCard } from './crew-cards.ts';
import type { Outbound, Telling } from './outbound.ts';
import { widerRound } from './search.ts';
import type { World } from './world.ts';

interface Brought {
	readonly move: Move | null;
	readonly tellings: readonly Telling[];
}

/** What becomes of one due timer of an order. */
export interface Due extends Brought {
	/** The next moment at which the resident hears something, also where nothing moved: this one lies behind now. */
	readonly promiseAt: Instant | null;
}

const CLOCK: Actor = { kind: 'clock' };
const NOTHING: Brought = { move: null, tellings: [] };

function moved(scene: Scene, event: OrderEvent, world: World): Brought {
	const advanced = advance(scene, event, CLOCK, world, null);
	return isRefusal(advanced) ? NOTHING : { move: advanced.move, tellings: advanced.tellings };
}

const unasked = (scene: Scene, to: Person, outbound: Outbound): Telling => ({
	...outbound,
	to: to.id,
	orderId: scene.order.id,
	immediate: scene.order.urgency === 'urgent',
});

const text = (scene: Scene, to: Person, key: TextKey, world: World, params = {}): Telling =>
	unasked(scene, to, { text: say(to.language, key, { ...named(scene, to.language, world), ...params }), choices: [] });

/** The next round, or the end of the search. */
function roundOver(scene: Scene, world: World): Brought {
	return moved(scene, widerRound(scene, world) ?? { type: 'nobody' }, world);
}

/** Before the visit the resident and the crew are reminded, at its start the crew alone; each time a leader who is short of people can act. */
function remind(scene: Scene, key: string, world: World): Brought {
	const atStart = key.endsWith('.PT0S');
	const crew = crewPeople(scene).map((person) => {
		const missing = missingOf(scene);
		const { address } = placeWords(scene, person.language, world);
		const short = missing > 0 ? say(person.language, 'crew.still-short', { missing }) : '';
		return text(scene, person, atStart ? 'crew.remind-start' : 'crew.remind', world, { place: address, short });
	});
	const short = missingOf(scene) > 0 && scene.order.state === 'accepted' ? leadersShort(scene, world) : [];
	if (atStart) return { move: null, tellings: [...crew, ...short] };
	const team = teamNameOf(scene, scene.order.teamId);
	return { move: null, tellings: [...crew, ...short, text(scene, scene.resident, 'resident.remind', world, { team })] };
}

const leadersShort = (scene: Scene, world: World): readonly Telling[] =>
	leadersInCharge(scene).map((person) => unasked(scene, person, leaderShortCard(scene, person, world)));

/** Nobody in the team has come: leader and station can act, the resident is told that it is being seen to. */
function crewShort(scene: Scene, world: World): Brought {
	const station = (scene.staff[0] ?? []).map((person) =>
		unasked(scene, person, stationShortCard(scene, person, world, 'station.crew-silent')),
	);
	return { move: null, tellings: [...leadersShort(scene, world), ...station, text(scene, scene.resident, 'resident.crew-short', world)] };
}

const askRating = (scene: Scene, key: TextKey, world: World): Brought => ({
	move: null,
	tellings: [
		unasked(scene, scene.resident, {
			text: say(scene.resident.language, key, named(scene, scene.resident.language, world)),
			choices: starChoices(scene, scene.resident.language),
		}),
	],
});

/** Hours must be recorded within ten working days (民政部令 67, art. 11): the station, then the level above, then everybody. */
const hoursLate = (scene: Scene, levels: number, key: TextKey, world: World): Brought => ({
	move: null,
	tellings: scene.staff
		.slice(0, levels)
		.flatMap((level) => level.map((person) => unasked(scene, person, hoursCard(scene, person, world, key)))),
});

const closeRating = (scene: Scene, world: World): Brought =>
	scene.order.state === 'rating' ? moved(scene, { type: 'closeUnrated' }, world) : NOTHING;

const HANDLERS: Readonly<Record<TimerKind, (scene: Scene, key: string, world: World) => Brought>> = {
	collect: (scene, _key, world) => moved(scene, { type: 'late' }, world),
	dispatch: (scene, _key, world) => moved(scene, { type: 'late' }, world),
	round: (scene, _key, world) => roundOver(scene, world),
	tell: (scene, _key, world) => moved(scene, { type: 'told', about: 'nobody-yet' }, world),
	crew: (scene, _key, world) => crewShort(scene, world),
	remind,
	finish: (scene, _key, world) => moved(scene, { type: 'late' }, world),
	'rate-ask': (scene, _key, world) => askRating(scene, 'resident.rate', world),
	'rate-remind1': (scene, _key, world) => askRating(scene, 'resident.rate-again', world),
	'rate-remind2': (scene, _key, world) => askRating(scene, 'resident.rate-again', world),
	'rate-close': (scene, _key, world) => closeRating(scene, world),
	'hours-confirm': (scene, _key, world) => hoursLate(scene, 1, 'station.hours-remind', world),
	'hours-alarm': (scene, _key, world) => hoursLate(scene, 2, 'station.hours-remind', world),
	'hours-red': (scene, _key, world) => moved(scene, { type: 'late' }, world),
	'unserved-ask': (scene, _key, world) => moved(scene, { type: 'late' }, world),
	'unserved-close': (scene, _key, world) => moved(scene, { type: 'setAside' }, world),
	'returned-close': (scene, _key, world) => moved(scene, { type: 'setAside' }, world),
	'merged-check': () => NOTHING, // its words come with collecting
};

/** A kind that another version wrote is left alone. */
const isKnown = (kind: string): kind is TimerKind => Object.hasOwn(HANDLERS, kind);

/** Decides what one due timer brings. Pure; safe to run twice, since the row is marked in the same transaction. */
export function onDue(scene: Scene, timer: { readonly kind: string; readonly key: string }, world: World): Due {
	const brought = isKnown(timer.kind) ? HANDLERS[timer.kind](scene, timer.key, world) : NOTHING;
	return { ...brought, promiseAt: brought.move ? brought.move.promiseAt : promiseOf(timersOf(scene, world), world.at) };
}
