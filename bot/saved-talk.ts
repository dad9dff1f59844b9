import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { type Asked, NEW_TALK, type Talk } from './flow/talk.ts';
import { DANGERS } from './understand/labels.ts';

const optional = Type.Optional;
const Slot = Type.Object({
	start: Type.Integer(),
	end: Type.Integer(),
	grain: Type.Union([Type.Literal('minute'), Type.Literal('part'), Type.Literal('day')]),
});

const Draft = Type.Object({
	wish: Type.String(),
	startedAt: Type.Number(),
	platformCode: optional(Type.String()),
	itemCode: optional(Type.String()),
	suggested: optional(Type.Array(Type.String())),
	instituteCode: optional(Type.String()),
	unitCode: optional(Type.String()),
	address: optional(Type.String()),
	slot: optional(Type.Union([Slot, Type.Null()])),
	wantedToday: optional(Type.Boolean()),
	people: optional(Type.Number()),
	proxyFor: optional(Type.String()),
	name: optional(Type.String()),
	phone: optional(Type.String()),
	note: optional(Type.String()),
	readFrom: optional(
		Type.Object({
			what: optional(Type.String()),
			place: optional(Type.String()),
			people: optional(Type.String()),
			when: optional(Type.Object({ words: Type.String(), start: Type.Union([Type.Integer(), Type.Null()]) })),
		}),
	),
	photos: optional(Type.Integer()),
	later: optional(Type.Object({ words: Type.String(), saidAt: Type.Number() })),
});

const ABOUT = [
	'return-why',
	'deny-why',
	'let-go-why',
	'hand-back-why',
	'undone-why',
	'give-up-why',
	'object-why',
	'retime',
	'add-member',
] as const satisfies readonly Asked['about'][];

const Saved = Type.Object({
	draft: Type.Union([Draft, Type.Null()]),
	asked: Type.Union([
		Type.Object({
			about: Type.Union(ABOUT.map((about) => Type.Literal(about))),
			orderId: Type.String(),
			choices: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
		}),
		Type.Null(),
	]),
	fruitless: Type.Number(),
	quietUntil: Type.Union([Type.Number(), Type.Null()]),
	// younger than the table: a talk kept before has none
	shelved: optional(Type.Union([Draft, Type.Null()])),
	dropped: optional(Type.Union([Draft, Type.Null()])),
	worry: optional(
		Type.Union([
			Type.Object({
				words: Type.String(),
				saidAt: Type.Number(),
				askedAt: Type.Number(),
				danger: Type.Union(DANGERS.map((danger) => Type.Literal(danger))),
			}),
			Type.Null(),
		]),
	),
	lately: optional(
		Type.Union([Type.Object({ words: Type.String(), saidAt: Type.Number(), draft: Type.Union([Draft, Type.Null()]) }), Type.Null()]),
	),
	held: optional(
		Type.Union([Type.Object({ words: Type.String(), ids: Type.Array(Type.String()), saidAt: optional(Type.Number()) }), Type.Null()]),
	),
	handoff: optional(Type.Union([Type.Object({ told: Type.Boolean() }), Type.Null()])),
	heard: optional(
		Type.Union([
			Type.Object({ id: Type.Union([Type.String(), Type.Null()]), words: Type.String(), saidAt: Type.Number(), misses: Type.Integer() }),
			Type.Null(),
		]),
	),
	answering: optional(Type.Union([Type.Object({ handoffId: Type.String(), who: Type.String() }), Type.Null()])),
	insults: optional(Type.Union([Type.Object({ count: Type.Integer(), at: Type.Number() }), Type.Null()])),
	wrongCodes: optional(Type.Array(Type.Integer())),
});

/**
 * The kept talk state of a person. What another version wrote and this one cannot use is let go: whoever calls for help must be
 * answered, even where a draft is lost by it.
 */
export function readTalk(json: string | undefined): Talk {
	if (json === undefined) return NEW_TALK;
	try {
		const saved: unknown = JSON.parse(json);
		return Value.Check(Saved, saved) ? { ...NEW_TALK, ...(saved as Talk) } : NEW_TALK;
	} catch {
		return NEW_TALK;
	}
}
