import type { PersonId } from '../../../db/domain/ids.ts';
import type { Instant } from '../../../db/domain/instant.ts';
import type { Actor, EventType } from '../../../db/domain/order-event.ts';
import type { Outcome } from '../../../db/domain/order-machine.ts';
import type { Person, Scene } from '../../../db/domain/scene.ts';
import { type Params, say, type TextKey } from '../../text/render.ts';
import { named, promiseWords } from '../cards.ts';
import type { Choice, Outbound, Telling } from '../outbound.ts';
import { unitWords } from '../task-words.ts';
import type { World } from '../world.ts';

/** What words are derived from: the order before and after, and everything that happened in between. */
export interface Happening {
	readonly before: Scene;
	readonly after: Scene;
	readonly outcomes: readonly [Outcome, ...Outcome[]];
	readonly actor: Actor;
	/** The next moment at which the resident hears something. */
	readonly promiseAt: Instant | null;
	readonly world: World;
}

/** Null when the clock or the desk itself acts. */
export const actorId = ({ actor }: Happening): PersonId | null => (actor.kind === 'person' ? actor.personId : null);

/** The event was, or brought on, one of this type. */
export const happened = ({ outcomes }: Happening, type: EventType): boolean => outcomes.some((outcome) => outcome.event.type === type);

/** A finished card for somebody. */
export function card(h: Happening, to: Person, outbound: Outbound): Telling {
	const { order } = h.after;
	return { ...outbound, to: to.id, orderId: order.id, immediate: to.id === actorId(h) || order.urgency === 'urgent' };
}

/** Why it happened: a reason that was pressed in the reader's own language, one that was written as it was written. */
export function reasonIn({ outcomes: [{ event }] }: Happening, language: string): string {
	if ('code' in event && event.code !== undefined) return say(language, `why.${event.code}` as TextKey);
	return 'reason' in event ? event.reason : '';
}

/** A text for somebody, in that person's language, with what nearly every text names. */
export function told(h: Happening, to: Person, key: TextKey, params: Params = {}, choices: readonly Choice[] = []): Telling {
	const promise = promiseWords(h.promiseAt, to.language, h.world);
	const office = unitWords(h.after.unit, to.language);
	const all = { ...named(h.after, to.language, h.world), office, promise, reason: reasonIn(h, to.language), ...params };
	return card(h, to, { text: say(to.language, key, all), choices });
}

/** The same text for several, whoever acts left out. */
export const toldOthers = (h: Happening, people: readonly Person[], key: TextKey, params: Params = {}): Telling[] =>
	people.filter((person) => person.id !== actorId(h)).map((person) => told(h, person, key, params));

/** The person who acts, when the scene knows them. */
export function actingPerson(h: Happening): Person | null {
	const id = actorId(h);
	const everybody = [
		h.after.resident,
		...h.after.staff.flat(),
		...h.after.dispatchers,
		...h.after.teams.flatMap((team) => [...team.leaders, ...team.members]),
	];
	return everybody.find((person) => person.id === id) ?? null;
}

/** Nobody hears the same twice in one breath: a person with several roles gets the first text of each wording. */
export function withoutDoubles(tellings: readonly Telling[]): Telling[] {
	const seen = new Set<string>();
	return tellings.filter((telling) => {
		const key = `${telling.to} ${telling.text}`;
		return !seen.has(key) && seen.add(key);
	});
}
