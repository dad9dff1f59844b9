import type { Tx } from '../db/client.ts';
import { lockOrder } from '../db/commands/lock-order.ts';
import { drawNumber } from '../db/commands/place-order.ts';
import { drawHandoffId } from '../db/commands/save-handoff.ts';
import type { Handoff } from '../db/domain/handoff.ts';
import type { OrderId } from '../db/domain/ids.ts';
import { DAY } from '../db/domain/instant.ts';
import { findCode } from '../db/queries/binding-codes.ts';
import { stationFigures } from '../db/queries/digest.ts';
import { handoffTopic, lockHandoff, openHandoffs } from '../db/queries/handoffs.ts';
import { myOrders, residentCounts } from '../db/queries/my-orders.ts';
import { newestUnitOf, orderOfOffer, promiseOfOrder } from '../db/queries/order-lookups.ts';
import { loadScene, loadStaff } from '../db/queries/scene.ts';
import type { Decision } from './flow/decision.ts';
import { digestPeriod } from './flow/digest.ts';
import { dutyLevels, type HandoffLookup } from './flow/handoff-cards.ts';
import type { Topic } from './flow/handoff-due.ts';
import { teamsLed } from './flow/me.ts';
import type { Base, HelpLookup, Need, Needs, StaffLookup, Step } from './flow/needs.ts';
import { commandOf } from './flow/parse/commands.ts';
import { unitsOf } from './flow/steps/duties.ts';
import type { World } from './flow/world.ts';

/** One typed loader for each thing that a step can ask for (contract §0.2). */
type Loaders = { readonly [N in Need]: (tx: Tx, base: Base, ask: Needs[N]['ask']) => Promise<Needs[N]['facts']> };

const LOADERS: Loaders = {
	async order(tx, { me }, ask) {
		const found = 'offerId' in ask ? await orderOfOffer(tx, ask.offerId) : { orderId: ask.orderId };
		if (found) await lockOrder(tx, found.orderId);
		const scene = found && (await loadScene(tx, found.orderId, { teamsOf: me.id }));
		if (!scene) return null;
		const offer = 'offerId' in ask ? (scene.offers.find((one) => one.id === ask.offerId) ?? null) : null;
		return { scene, offer, promiseAt: await promiseOfOrder(tx, scene.order.id) };
	},
	mine: (tx, { me, world }, { number }) => {
		const involved = { personId: me.id, inTeam: me.teams.length > 0, teamsLed: teamsLed(me), unitCodes: unitsOf(me, world) };
		return myOrders(tx, involved, number);
	},
	async place(tx, { me, world }, { draft }) {
		if (!draft.unitCode || !draft.itemCode) return null;
		const counts = await residentCounts(tx, me.id, draft.itemCode, world.at - 7 * DAY);
		const drawn = await drawNumber(tx, world.at, world.zone);
		return { ...drawn, openOrders: counts.open, sameKindThisWeek: counts.sameKind, ...(await loadStaff(tx, draft.unitCode)) };
	},
	help: (tx, base, { orderId }) => helpFor(tx, base, orderId),
	handoff: (tx, { me, world }, { handoffId }) => handoffLookup(tx, handoffId === null ? { personId: me.id } : { handoffId }, world),
	topic: (tx, _base, { handoff }) => topicOf(tx, handoff),
	async handoffs(tx, { me, world }) {
		const found: HandoffLookup[] = [];
		for (const one of await openHandoffs(tx, unitsOf(me, world))) found.push(await withStaff(tx, one, world));
		return found;
	},
	async data(tx, { me, world }) {
		const { open, all } = await residentCounts(tx, me.id, null, world.at);
		return { openOrders: open, allOrders: all };
	},
	code: (tx, { world }, { code }) => findCode(tx, code, world.at),
	board: (tx, { world }, { unitCodes }) => stationFigures(tx, unitCodes, digestPeriod(world)),
};

/** Who answers for the unit of the person's own order, of the draft, or of the home. */
export async function staffFor(
	tx: Tx,
	{ me, talk, world }: Pick<Base, 'me' | 'talk' | 'world'>,
	orderId: OrderId | null,
): Promise<StaffLookup> {
	const about = orderId && (await loadScene(tx, orderId));
	const own = about && about.resident.id === me.id ? about : null;
	const unitCode = own?.unit.code ?? talk.draft?.unitCode ?? me.homeUnitCode ?? (await newestUnitOf(tx, me.id));
	const center = world.units.find((unit) => unit.kind === 'center');
	const unit = world.units.find((one) => one.code === unitCode) ?? center;
	const staff = await loadStaff(tx, unit?.code ?? '');
	return { unit: unit ?? null, ...staff, order: own && { number: own.order.number, item: own.item } };
}

/** The same, with the talk that is open already, and an id for a new one. */
export async function helpFor(tx: Tx, base: Pick<Base, 'me' | 'talk' | 'world'>, orderId: OrderId | null): Promise<HelpLookup> {
	const open = await handoffLookup(tx, { personId: base.me.id }, base.world);
	return { ...(await staffFor(tx, base, orderId)), open, id: await drawHandoffId(tx) };
}

/** What a handoff is about: its order, and what the person said, commands left out. */
export async function topicOf(tx: Tx, handoff: Handoff): Promise<Topic> {
	const { number, said } = await handoffTopic(tx, handoff);
	return { number, said: said.filter((words) => commandOf(words) === null).join('\n') };
}

type Handed = NonNullable<Awaited<ReturnType<typeof lockHandoff>>>;

async function withStaff(tx: Tx, { handoff, person }: Handed, world: World): Promise<HandoffLookup> {
	const unit = world.units.find((one) => one.code === handoff.unitCode) ?? null;
	const { staff, dispatchers } = await loadStaff(tx, handoff.unitCode ?? '');
	return { handoff, person, unit, staff: handoff.kind === 'call' ? staff : dutyLevels(staff, dispatchers) };
}

/** A handoff with both its sides, its row locked; null when there is none. */
export async function handoffLookup(tx: Tx, which: Parameters<typeof lockHandoff>[1], world: World): Promise<HandoffLookup | null> {
	const found = await lockHandoff(tx, which);
	return found && (await withStaff(tx, found, world));
}

/** Runs the look-ups of a step until it has decided. */
export async function resolve(tx: Tx, base: Base, first: Step): Promise<Decision> {
	let step = first;
	while (!('done' in step)) step = await next(tx, base, step);
	return step.done;
}

type Asking = Exclude<Step, { readonly done: Decision }>;

async function next(tx: Tx, base: Base, step: Asking): Promise<Step> {
	// Ask, loader and continuation share one key, which the compiler cannot follow through a union.
	const load = LOADERS[step.need] as (tx: Tx, base: Base, ask: Asking['ask']) => Promise<never>;
	return step.proceed(await load(tx, base, step.ask));
}
