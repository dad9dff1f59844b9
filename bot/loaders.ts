import type { Tx } from '../db/client.ts';
import { lockOrder } from '../db/commands/lock-order.ts';
import { drawNumber } from '../db/commands/place-order.ts';
import { DAY } from '../db/domain/instant.ts';
import { stationFigures } from '../db/queries/digest.ts';
import { myOrders, residentCounts } from '../db/queries/my-orders.ts';
import { newestUnitOf, orderOfOffer, promiseOfOrder } from '../db/queries/order-lookups.ts';
import { loadScene, loadStaff } from '../db/queries/scene.ts';
import type { Decision } from './flow/decision.ts';
import { digestPeriod } from './flow/digest.ts';
import { teamsLed } from './flow/me.ts';
import type { Base, Need, Needs, Step } from './flow/needs.ts';
import { unitsOf } from './flow/steps/duties.ts';

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
	mine: (tx, { me, world }, { number }) => myOrders(tx, { personId: me.id, teamsLed: teamsLed(me), unitCodes: unitsOf(me, world) }, number),
	async place(tx, { me, world }, { draft }) {
		if (!draft.unitCode || !draft.itemCode) return null;
		const counts = await residentCounts(tx, me.id, draft.itemCode, world.at - 7 * DAY);
		const drawn = await drawNumber(tx, world.at, world.zone);
		return { ...drawn, openOrders: counts.open, sameKindThisWeek: counts.sameKind, ...(await loadStaff(tx, draft.unitCode)) };
	},
	async staff(tx, { me, talk, world }, { orderId }) {
		const about = orderId && (await loadScene(tx, orderId));
		const own = about && about.resident.id === me.id ? about : null;
		const unitCode = own?.unit.code ?? talk.draft?.unitCode ?? me.homeUnitCode ?? (await newestUnitOf(tx, me.id));
		const center = world.units.find((unit) => unit.kind === 'center');
		const unit = world.units.find((one) => one.code === unitCode) ?? center;
		const staff = await loadStaff(tx, unit?.code ?? '');
		return { unit: unit ?? null, ...staff, order: own && { number: own.order.number, item: own.item } };
	},
	async data(tx, { me, world }) {
		const { open, all } = await residentCounts(tx, me.id, null, world.at);
		return { openOrders: open, allOrders: all };
	},
	board: (tx, { world }, { unitCodes }) => stationFigures(tx, unitCodes, digestPeriod(world)),
};

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
