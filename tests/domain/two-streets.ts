import type { OrderId, PersonId, TeamId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import type { Item, Order, OrderState } from '../../db/domain/order.ts';
import { decidePlacing } from '../../db/domain/order-place.ts';
import type { Policy, WorkHours } from '../../db/domain/policy.ts';
import { isPolicyProblem, parsePolicy } from '../../db/domain/policy-keys.ts';
import { isRefusal } from '../../db/domain/refusal.ts';
import type { Team, Unit } from '../../db/domain/team.ts';
import { unitTree } from '../../db/domain/unit-tree.ts';
import type { Calendar } from '../../db/domain/work-calendar.ts';

/** A district in small: one centre, two streets with two stations each, and one kind of team each. */
const UNITS: readonly Unit[] = [
	{ code: 'C', name: '红塔区', kind: 'center', parentCode: null },
	{ code: 'A', name: '玉兴街道', kind: 'institute', parentCode: 'C' },
	{ code: 'A1', name: '聂耳社区', kind: 'station', parentCode: 'A' },
	{ code: 'A2', name: '珊瑚社区', kind: 'station', parentCode: 'A' },
	{ code: 'B', name: '研和街道', kind: 'institute', parentCode: 'C' },
	{ code: 'B1', name: '研和社区', kind: 'station', parentCode: 'B' },
	{ code: 'B2', name: '波衣村', kind: 'station', parentCode: 'B' },
];
export const TREE = unitTree(UNITS);

export const teamId = (code: string): TeamId => code as TeamId;

export function team(code: string, given: Partial<Team> = {}): Team {
	return {
		id: teamId(code),
		code,
		name: code,
		kind: 'group',
		unitCode: null,
		baseUnitCode: null,
		platforms: [],
		skills: ['理发'],
		qualifications: [],
		insuredUntil: null,
		reachable: true,
		openOrders: 0,
		lastOfferedAt: null,
		...given,
	};
}

export const TEAMS = {
	headquarters: team('ZD', { kind: 'headquarters', unitCode: 'C' }),
	direct: team('DZ', { kind: 'direct', unitCode: 'C' }),
	instituteA: team('DD-A', { kind: 'institute', unitCode: 'A' }),
	instituteB: team('DD-B', { kind: 'institute', unitCode: 'B' }),
	stationA1: team('FW-A1', { kind: 'station', unitCode: 'A1' }),
	stationA2: team('FW-A2', { kind: 'station', unitCode: 'A2' }),
	stationB1: team('FW-B1', { kind: 'station', unitCode: 'B1' }),
	basedA1: team('G-A1', { baseUnitCode: 'A1' }),
	basedA2: team('G-A2', { baseUnitCode: 'A2' }),
	basedA: team('G-A', { baseUnitCode: 'A' }),
	basedB2: team('G-B2', { baseUnitCode: 'B2' }),
	basedC: team('G-C', { baseUnitCode: 'C' }),
	nowhere: team('G-0'),
} as const;

export function item(given: Partial<Item> = {}): Item {
	return {
		code: 'H06',
		platform: 'HEALTH',
		name: '上门理发',
		nameEn: 'Haircut at home',
		description: '',
		descriptionEn: '',
		durationMin: 40,
		volunteers: 2,
		leadTimeH: 48,
		skills: ['理发'],
		mode: 'individual',
		orderer: 'resident',
		qualification: null,
		risk: 'low',
		minorsMayServe: false,
		twoPersonRule: false,
		childBeneficiary: false,
		marketStall: false,
		urgentOk: false,
		defaultTeams: [],
		limit: null,
		limitEn: null,
		...given,
	};
}

/** The policy of a desk with these keys in its file. */
export function policy(given: Readonly<Record<string, unknown>> = {}, relaxed = false): Policy {
	const parsed = parsePolicy(given, { relaxed });
	if (isPolicyProblem(parsed)) throw new Error(`${parsed.key}: ${parsed.problem}`);
	return parsed;
}

const PLACED = decidePlacing(
	{
		number: '1125-001',
		itemCode: 'H06',
		unitCode: 'A1',
		urgency: 'normal',
		residentId: '1' as PersonId,
		placedBy: '1' as PersonId,
		slot: null,
		people: 1,
		replaces: null,
	},
	{ kind: 'system' },
	{ item: item(), policy: policy(), openOrders: 0, sameKindThisWeek: 0, exempt: false },
	0,
);

/** An order on its first day: nobody searched, nothing happened yet; the moments are 0 unless given. */
export function freshOrder(given: Partial<Order> = {}): Order {
	if (isRefusal(PLACED)) throw new Error(PLACED.refused);
	return { ...PLACED.order, id: '1' as OrderId, ...given };
}

/** States in which a team holds the order, in the order in which it goes through them. */
export const HELD: readonly OrderState[] = ['accepted', 'departed', 'serving', 'confirming', 'rating', 'closed'];

/** When the plainest road reached each step from 接单 to the hours. */
export type Steps = Readonly<Record<'accepted' | 'departed' | 'serving' | 'confirming' | 'rating', Instant>>;

/** What an order holds in a state that it reached on the plainest road. */
export function onTheRoad(state: OrderState, winner: TeamId, steps: Steps): Partial<Order> {
	const since = (step: keyof Steps): Instant | null => (HELD.indexOf(state) >= HELD.indexOf(step) ? steps[step] : null);
	return {
		state,
		version: 7,
		round: state === 'ordered' || state === 'collected' ? 0 : 1,
		teamId: HELD.includes(state) ? winner : null,
		acceptedAt: since('accepted'),
		departedAt: since('departed'),
		arrivedAt: since('serving'),
		finishedAt: since('confirming'),
		hoursConfirmedAt: since('rating'),
		mergedInto: state === 'merged' ? ('2' as OrderId) : null,
	};
}

/** Mon–Fri 8:30–12:00 and 14:00–17:30, quiet from 21:00 to 8:00. */
export const CALENDAR: Calendar = { zone: 'Asia/Shanghai', quietHours: policy().quietHours, workHours: policy().workHours };

export const workHours = (windows: WorkHours['windows'], weekdays: readonly number[]): WorkHours => ({ always: false, windows, weekdays });
