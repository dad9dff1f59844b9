import type { OrderId } from '../../../db/domain/ids.ts';
import { crewNeeded, type MenuName } from '../../../db/domain/order.ts';
import { dueOf, promiseOf } from '../../../db/domain/order-clock.ts';
import { decidePlacing } from '../../../db/domain/order-place.ts';
import { isRefusal } from '../../../db/domain/refusal.ts';
import type { Person, Scene } from '../../../db/domain/scene.ts';
import { urgencyOf } from '../../../db/domain/urgency.ts';
import { nameIn, say } from '../../text/render.ts';
import { promiseWords, stationCard } from '../cards.ts';
import { type Decision, reply, understood } from '../decision.ts';
import { actorOf } from '../me.ts';
import type { Telling } from '../outbound.ts';
import { refusalText } from '../refusals.ts';
import type { Draft } from '../talk.ts';
import { ask } from './ask-draft.ts';
import { crisisLine } from './crisis-line.ts';
import type { DraftContext } from './draft-context.ts';
import { itemOfDraft, nextMissing, slotProblem } from './draft-question.ts';
import { afterDraft } from './next-wish.ts';
import { photoNote } from './photo.ts';
import { shortWish } from './short-wish.ts';

/** What is looked up when a draft is confirmed; number and id are drawn with it (contract §0.2). */
export interface PlaceLookup {
	readonly id: OrderId;
	readonly number: string;
	readonly openOrders: number;
	readonly sameKindThisWeek: number;
	readonly staff: readonly (readonly Person[])[];
	readonly dispatchers: readonly Person[];
}

/** 确认: the draft becomes an order with a number, the station gets its card. */
export function confirmDraft(draft: Draft, context: DraftContext, lookup: PlaceLookup | null, channel: string): Decision {
	const { me, talk, world } = context;
	const item = itemOfDraft(draft, world);
	const unit = world.units.find((one) => one.code === draft.unitCode);
	if (nextMissing(draft, me) !== 'confirm' || !item || !unit || !lookup) return ask(draft, draft, context);
	// A draft may have lain for days: what was possible then may be past now.
	const late = draft.slot ? slotProblem(draft.slot, draft, me, world) : null;
	if (late) {
		const { slot, ...rest } = draft;
		return ask(draft, rest, context, [], late);
	}

	const slot = draft.slot ?? null;
	const people = draft.people ?? 1;
	const actor = actorOf(me.id, ['resident']);
	const placed = decidePlacing(
		{
			number: lookup.number,
			itemCode: item.code,
			unitCode: unit.code,
			urgency: urgencyOf({ item, slot, people, wantedToday: draft.wantedToday ?? false, at: world.at, zone: world.zone }),
			residentId: me.id,
			placedBy: me.id,
			slot,
			people,
			replaces: null,
		},
		actor,
		{ item, policy: world.policy, openOrders: lookup.openOrders, sameKindThisWeek: lookup.sameKindThisWeek, exempt: me.hardship },
		world.at,
	);
	if (isRefusal(placed)) {
		return {
			talk: understood(talk),
			tellings: [reply(me, { text: refusalText(placed, me.language, { item: nameIn(me.language, item) }, world), choices: [] })],
		};
	}
	const order = { ...placed.order, id: lookup.id };
	const timers = dueOf(order, { policy: world.policy, calendar: world.calendar, item, crewMissing: crewNeeded(item), crewLeft: 0 });
	const promiseAt = promiseOf(timers, world.at);
	const scene: Scene = {
		order,
		item,
		unit,
		details: detailsOf(draft, context),
		resident: me,
		offers: [],
		crew: [],
		teams: [],
		teamNames: new Map(),
		staff: lookup.staff,
		dispatchers: lookup.dispatchers,
	};
	const promise = promiseWords(promiseAt, me.language, world);
	const cards = (lookup.staff[0] ?? []).map(
		(person): Telling => ({
			...stationCard(scene, person, world),
			to: person.id,
			orderId: order.id,
			immediate: order.urgency === 'urgent',
		}),
	);
	const receipt = [say(me.language, 'draft.placed', { number: order.number, promise }), ...crisisLine(item.code, me.language, world)];
	const decision: Decision = {
		talk: { ...understood(talk), draft: null },
		tellings: [reply(me, { text: receipt.join('\n'), choices: [] }, order.id), ...cards],
		placing: { id: lookup.id, placed, details: scene.details, timers, promiseAt, channel },
		profile: profileOf(draft, context),
		consent: !me.consented,
	};
	return afterDraft(decision, draft, context);
}

/** What was remarked at the summary goes with the wish to whoever comes. */
const noteOf = ({ note }: Draft, language: string): string =>
	note === undefined ? '' : `\n${say(language, 'draft.confirm-note', { note })}`;

const detailsOf = (draft: Draft, { me }: DraftContext): Scene['details'] => ({
	address: draft.address ?? null,
	contactName: draft.name ?? me.name,
	contactPhone: draft.phone ?? me.phone,
	forWhom: draft.proxyFor ?? null,
	wish: `${draft.wish}${noteOf(draft, me.language)}${photoNote(draft, me.language)}`,
	readFrom: draft.readFrom && Object.keys(draft.readFrom).length > 0 ? draft.readFrom : null,
});

/** What the desk did not know of the person yet; an order for somebody else changes nothing that is known. */
function profileOf(draft: Draft, { me }: DraftContext): NonNullable<Decision['profile']> {
	if (draft.proxyFor !== undefined) return {};
	return {
		...(me.name === null && draft.name ? { name: draft.name } : {}),
		...(me.phone === null && draft.phone ? { phone: draft.phone } : {}),
		...(me.homeUnitCode === null && draft.unitCode ? { homeUnitCode: draft.unitCode } : {}),
	};
}

/** 【接着办】 after half an hour of silence (`draft.nudge`). */
export const nudge = (draft: Draft, person: Person, item: MenuName | null) => ({
	text: say(person.language, 'draft.nudge', { item: item ? nameIn(person.language, item) : shortWish(draft.wish) }),
	choices: [
		{ id: 'resume', label: say(person.language, 'draft.choice-resume') },
		{ id: 'drop', label: say(person.language, 'draft.choice-drop') },
	],
});
