import { decide } from '../../bot/flow/decide.ts';
import type { Decision } from '../../bot/flow/decision.ts';
import type { HandoffLookup } from '../../bot/flow/handoff-cards.ts';
import type { Intent, Said } from '../../bot/flow/intent.ts';
import type { Me } from '../../bot/flow/me.ts';
import type { Base, DataLookup, OrderLookup, StaffLookup, Step } from '../../bot/flow/needs.ts';
import type { Choice } from '../../bot/flow/outbound.ts';
import type { Unheard } from '../../bot/flow/parse/voice.ts';
import { read } from '../../bot/flow/read.ts';
import { questionOf } from '../../bot/flow/steps/draft-question.ts';
import type { PlaceLookup } from '../../bot/flow/steps/place-order.ts';
import type { OpenQuestion, Talk } from '../../bot/flow/talk.ts';
import type { World } from '../../bot/flow/world.ts';
import { onlySlots } from '../../bot/understand/only-slots.ts';
import type { Redeemable } from '../../db/domain/grant.ts';
import type { HandoffId, InboxId, OrderId } from '../../db/domain/ids.ts';
import type { MyOrder } from '../../db/domain/my-order.ts';
import type { Person, Scene } from '../../db/domain/scene.ts';
import type { Board } from '../../db/domain/unit-figures.ts';
import { DISPATCHER, id, me, NIEER, NOW, offer, person, STATION, sceneIn, talk as talkOf, WINNER, worldAt } from './builders.ts';
import { boardOf } from './digest-samples.ts';

/** One message of one person: read, looked up in what the test gives, decided. */

export interface Facts {
	readonly order?: OrderLookup | null;
	readonly mine?: readonly MyOrder[];
	readonly place?: PlaceLookup | null;
	readonly staff?: StaffLookup;
	readonly open?: HandoffLookup | null;
	/** What the caller said, for who comes to it later. */
	readonly said?: string;
	readonly waiting?: readonly HandoffLookup[];
	readonly data?: DataLookup;
	readonly code?: Redeemable | null;
	readonly board?: Board;
}

export const lookupOf = (scene: Scene = sceneIn('offering'), given: Partial<OrderLookup> = {}): OrderLookup => ({
	scene,
	offer: scene.offers.find((one) => one.teamId === WINNER) ?? null,
	promiseAt: null,
	...given,
});
export const placeLookup = (given: Partial<PlaceLookup> = {}): PlaceLookup => ({
	id: id<OrderId>(78),
	number: '1124-001',
	openOrders: 0,
	sameKindThisWeek: 0,
	staff: [[STATION]],
	dispatchers: [DISPATCHER],
	...given,
});
export const staffLookup = (given: Partial<StaffLookup> = {}): StaffLookup => ({
	unit: NIEER,
	staff: [[STATION], [DISPATCHER]],
	dispatchers: [DISPATCHER],
	order: null,
	...given,
});
export const mineOf = (n: number, given: Partial<MyOrder> = {}): MyOrder => ({
	id: id<OrderId>(n),
	number: `1123-0${n}`,
	state: 'offering',
	round: 1,
	item: { name: '上门理发', nameEn: 'Haircut at home' },
	slot: null,
	promiseAt: null,
	as: 'resident',
	offerId: null,
	open: true,
	won: false,
	...given,
});
export const offered = (n: number, given: Partial<MyOrder> = {}): MyOrder =>
	mineOf(n, { as: 'offered', offerId: offer(n + 100, WINNER, 'sent').id, ...given });

/** Runs the look-ups of a step on what the test gives. */
export function settle(step: Step, facts: Facts = {}): Decision {
	if ('done' in step) return step.done;
	switch (step.need) {
		case 'order':
			return settle(step.proceed(facts.order === undefined ? lookupOf() : facts.order), facts);
		case 'mine':
			return settle(step.proceed(facts.mine ?? []), facts);
		case 'place':
			return settle(step.proceed(facts.place === undefined ? placeLookup() : facts.place), facts);
		case 'help':
			return settle(step.proceed({ ...(facts.staff ?? staffLookup()), id: id<HandoffId>(9), open: facts.open ?? null }), facts);
		case 'handoff':
			return settle(step.proceed(facts.open ?? null), facts);
		case 'topic':
			return settle(step.proceed({ number: null, said: facts.said ?? '' }), facts);
		case 'handoffs':
			return settle(step.proceed(facts.waiting ?? []), facts);
		case 'code':
			return settle(step.proceed(facts.code ?? null), facts);
		case 'data':
			return settle(step.proceed(facts.data ?? { openOrders: 1, allOrders: 3 }), facts);
		case 'board':
			return settle(step.proceed(facts.board ?? boardOf([])), facts);
	}
}

/** A talk that goes on from message to message, as the desk keeps it. */
export class Chat {
	talk: Talk;
	open: readonly OpenQuestion[] = [];
	last: Decision | null = null;
	readonly who: Me;
	readonly world: World;
	facts: Facts;
	/** When the next message is written. */
	saidAt = NOW;

	constructor(given: { who?: Me; talk?: Partial<Talk>; world?: World; facts?: Facts; open?: readonly (readonly Choice[])[] } = {}) {
		this.who = given.who ?? me();
		this.talk = talkOf(given.talk);
		this.world = given.world ?? worldAt();
		this.facts = given.facts ?? {};
		this.open = (given.open ?? []).map((choices) => ({ choices }));
	}

	base(): Base {
		return { me: this.who, talk: this.talk, world: this.world, saidAt: this.saidAt, channel: 'web' };
	}

	intent(said: Said): Intent {
		const draft = this.talk.draft ?? this.talk.shelved;
		const draftChoices = draft ? questionOf(draft, this.who, this.world).choices : [];
		const listening = { meaningOf: this.world.meaningOf, onlySlots: (text: string) => onlySlots(text, NOW, this.world) };
		return read(said, { talk: this.talk, open: this.open, draftChoices, ...listening, fresh: false });
	}

	private take(said: Said): string {
		return this.heard(settle(decide(this.intent(said), this.base()), this.facts));
	}

	/** The talk goes on from a decision; null = nothing was decided. */
	heard(decision: Decision | null): string {
		if (!decision) throw new Error('nothing was decided');
		this.last = decision;
		this.talk = decision.talk;
		const asked = decision.tellings.filter(({ to, choices }) => to === this.who.id && choices.length > 0);
		const ids = (question: OpenQuestion) => question.choices.map((choice) => choice.id).join(' ');
		const before = decision.aside ? this.open.filter((question) => !asked.some((one) => ids(one) === ids(question))) : [];
		this.open = [...before, ...asked];
		return this.hears();
	}

	/** What the writer hears in answer. */
	hears(who: Person = this.who): string {
		return (this.last?.tellings ?? [])
			.filter((telling) => telling.to === who.id)
			.map((telling) => telling.text)
			.join('\n');
	}

	say = (text: string): string => this.take({ kind: 'text', text });
	press = (choice: string): string => this.take({ kind: 'choice', id: choice });
	show = (): string => this.take({ kind: 'other', what: 'sticker' });
	picture = (caption: string | null = null): string => this.take({ kind: 'photo', caption });

	/** A voice message; the row of the inbox it is named by counts up. */
	speak = (words: string): string => this.take({ kind: 'voice', id: this.nextVoice(), heard: { words } });
	mumble = (why: Unheard = 'unclear'): string => this.take({ kind: 'voice', id: this.nextVoice(), heard: { why } });

	private voices = 0;
	private nextVoice(): InboxId {
		this.voices += 1;
		return id<InboxId>(this.voices);
	}

	choices(): readonly string[] {
		return this.open.flatMap((question) => question.choices.map((choice) => choice.id));
	}

	labels(): readonly string[] {
		return this.open.flatMap((question) => question.choices.map((choice) => choice.label));
	}

	/** The event that moved the order, if one did. */
	event(): string | null {
		return this.last?.move?.outcomes[0].event.type ?? null;
	}
}

export const choicesOf = (...ids: readonly string[]): readonly Choice[] => ids.map((one) => ({ id: one, label: one }));
export const stranger = person(99, '外人');
