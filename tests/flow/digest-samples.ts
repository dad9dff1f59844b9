import type { World } from '../../bot/flow/world.ts';
import type { NamedUnit } from '../../bot/understand/place/place-index.ts';
import type { OrderId } from '../../db/domain/ids.ts';
import { DAY, HOUR, type Instant } from '../../db/domain/instant.ts';
import { instantOf } from '../../db/domain/local-time.ts';
import type { Order, Slot } from '../../db/domain/order.ts';
import type { Board, OpenOrder, UnitFigures } from '../../db/domain/unit-figures.ts';
import { freshOrder, policy } from '../domain/two-streets.ts';
import { trained } from '../helpers/trained.ts';

export const ZONE = 'Asia/Shanghai';

/** A moment of November 2026 in Yuxi; the 24th is a Tuesday. */
export const nov = (day: number, hour = 0, minute = 0): Instant =>
	instantOf({ year: 2026, month: 11, day, minute: hour * 60 + minute }, ZONE);

export const unit = (code: string, name: string, kind: NamedUnit['kind'], parentCode: string | null): NamedUnit => ({
	code,
	name,
	kind,
	parentCode,
	aliases: [],
	ambiguous: false,
});

export const CENTER = unit('1', '红塔区', 'center', null);
export const YUXING = unit('11', '玉兴街道', 'institute', '1');
export const NIEER = unit('111', '聂耳社区', 'station', '11');
export const XINXING = unit('112', '新兴社区', 'station', '11');

export function worldAt(at: Instant, given: Readonly<Record<string, unknown>> = {}): World {
	const desk = policy(given);
	const calendar = { zone: ZONE, quietHours: desk.quietHours, workHours: desk.workHours };
	return {
		at,
		zone: ZONE,
		policy: desk,
		calendar,
		units: [CENTER, YUXING, NIEER, XINXING],
		platforms: [],
		items: [],
		phrases: [],
		kindItems: [],
		teams: [],
		meaningOf: trained,
	};
}

let lastId = 0;

function orderOf(given: Partial<Order>): Order {
	lastId++;
	const since = nov(23, 10);
	return freshOrder({
		id: String(lastId) as OrderId,
		number: `1123-${String(lastId).padStart(3, '0')}`,
		itemCode: 'X',
		unitCode: NIEER.code,
		createdAt: since,
		updatedAt: since,
		stageAt: since,
		...given,
	});
}

export const open = (name: string, order: Partial<Order>, visit: OpenOrder['visit'] = null): OpenOrder => ({
	order: orderOf(order),
	item: { name, nameEn: `${name} (en)` },
	durationMin: 40,
	visit,
});

export const minute = (start: Instant): Slot => ({ start, end: start, grain: 'minute' });
export const morning = (day: Instant): Slot => ({ start: day + 8 * HOUR, end: day + 12 * HOUR, grain: 'part' });
export const wholeDay = (day: Instant): Slot => ({ start: day, end: day + DAY, grain: 'day' });

export function boardOf(
	open: readonly OpenOrder[],
	given: { staffed?: readonly string[]; done?: Partial<Omit<UnitFigures, 'open'>> } = {},
): Board {
	const units = [CENTER, YUXING, NIEER, XINXING];
	const figures = units.map(({ code }): [string, UnitFigures] => {
		const done = code === NIEER.code ? given.done : {};
		return [code, { done: 0, rated: 0, stars: 0, referred: 0, ...done, open: open.filter((one) => one.order.unitCode === code) }];
	});
	return { figures: new Map(figures), staffed: new Set(given.staffed ?? [NIEER.code, YUXING.code]) };
}
