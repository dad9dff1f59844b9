import type { Me } from '../../bot/flow/me.ts';
import { NEW_TALK, type Talk } from '../../bot/flow/talk.ts';
import type { World } from '../../bot/flow/world.ts';
import type { NamedUnit } from '../../bot/understand/place/place-index.ts';
import type { OfferId, OrderId, PersonId, TeamId } from '../../db/domain/ids.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../db/domain/instant.ts';
import type { CrewState, Item, OfferState, Order, OrderState, Slot } from '../../db/domain/order.ts';
import type { Actor, Capacity } from '../../db/domain/order-event.ts';
import type { Person, Scene, TeamPeople } from '../../db/domain/scene.ts';
import type { Team } from '../../db/domain/team.ts';
import { item as anyItem, team as anyTeam, freshOrder, HELD, onTheRoad, type Steps } from '../domain/two-streets.ts';
import { CENTER, worldAt as emptyWorldAt, NIEER, nov, unit, XINXING, YUXING } from './digest-samples.ts';

export { NIEER, nov } from './digest-samples.ts';

/** A small district: one street with two stations, another street, the centre; a team for each round; people for each post. */

/** Tuesday, 24 November 2026, 9:00 in Yuxi. */
export const NOW: Instant = nov(24, 9);
/** Friday morning, far enough for every lead time. */
export const FRIDAY: Slot = { start: nov(27, 8), end: nov(27, 12), grain: 'part' };
/** A visit so near that somebody may set out. */
export const SOON = { slot: { start: NOW + HOUR, end: NOW + 3 * HOUR, grain: 'part' } } as const;

const UNITS: readonly NamedUnit[] = [
	CENTER,
	YUXING,
	NIEER,
	XINXING,
	unit('12', '研和街道', 'institute', '1'),
	unit('121', '研和社区', 'station', '12'),
];

export const item = (given: Partial<Item> = {}): Item => anyItem({ description: '给行动不便的人剪头发。', leadTimeH: 24, ...given });
export const HAIRCUT = item();
const ITEMS: readonly Item[] = [
	HAIRCUT,
	item({ code: 'H05', name: '助浴', risk: 'medium', twoPersonRule: true, limit: '只给行动不便的人' }),
	item({ code: 'C01', platform: 'CULTURE', name: '文艺演出', mode: 'group', orderer: 'station', skills: ['演出'] }),
	item({ code: 'E01', platform: 'EDU', name: '手机课', mode: 'either', skills: ['手机'], volunteers: 1, leadTimeH: 0, urgentOk: true }),
];

export const id = <T extends string>(n: number): T => `${n}` as T;
export const person = (n: number, name: string | null): Person => ({ id: id<PersonId>(n), name, language: 'zh-CN' });
export const RESIDENT = person(1, '李桂芬');
export const STATION = person(30, '赵站');
export const INSTITUTE = person(31, '钱所');
export const DISPATCHER = person(40, '孙中心');
export const LEADER = person(10, '王巧');
export const DEPUTY = person(11, '周副');
export const MEMBER = person(12, '吴员');
export const MEMBER2 = person(13, '郑员');
/** Leads a team that was asked and did not win. */
export const OTHER_LEADER = person(20, '冯队');

export const WINNER = id<TeamId>(501);
export const OTHER = id<TeamId>(502);
export const FAR = id<TeamId>(503);

export const team = (teamId: TeamId, name: string, given: Partial<Team> = {}): Team =>
	anyTeam(`T${teamId}`, { id: teamId, name, skills: ['理发', '手机'], insuredUntil: nov(30) + 90 * DAY, ...given });
export const TEAMS: readonly Team[] = [
	team(WINNER, '巧手公益手艺队', { baseUnitCode: '111' }),
	team(OTHER, '新兴暖心队', { baseUnitCode: '112' }),
	team(FAR, '全区应急队'),
	team(id<TeamId>(504), '区总队', { kind: 'headquarters', unitCode: '1' }),
];

export const worldAt = (at: Instant = NOW, given: Partial<World> = {}, keys: Readonly<Record<string, unknown>> = {}): World => ({
	...emptyWorldAt(at, keys),
	units: UNITS,
	platforms: [
		{ code: 'HEALTH', name: '健康体育服务', nameEn: 'Health and sport' },
		{ code: 'CULTURE', name: '文化服务', nameEn: 'Culture' },
		{ code: 'EDU', name: '教育服务', nameEn: 'Learning' },
	],
	items: ITEMS,
	phrases: [
		{ phrase: '剪头发', itemCode: 'H06' },
		{ phrase: 'haircut', itemCode: 'H06' },
		{ phrase: '剪个头发', itemCode: 'H06' },
		{ phrase: '洗澡', itemCode: 'H05' },
		{ phrase: '学手机', itemCode: 'E01' },
		{ phrase: '唱歌跳舞', itemCode: 'C01' },
	],
	kindItems: [
		{ kind: '助老', itemCode: 'H06' },
		{ kind: '助老', itemCode: 'H05' },
		{ kind: '科普', itemCode: 'E01' },
		{ kind: '文艺', itemCode: 'C01' },
	],
	teams: TEAMS,
	...given,
});

const STEPS: Steps = {
	accepted: NOW - 3 * HOUR,
	departed: NOW - 150 * MINUTE,
	serving: NOW - 2 * HOUR,
	confirming: NOW - 80 * MINUTE,
	rating: NOW - HOUR,
};

/** An order after the plainest road to a state, an hour ago. */
export const orderIn = (state: OrderState, set: Partial<Order> = {}): Order =>
	freshOrder({
		...onTheRoad(state, WINNER, STEPS),
		id: id<OrderId>(77),
		number: '1123-037',
		unitCode: '111',
		urgency: 'booked',
		residentId: RESIDENT.id,
		placedBy: RESIDENT.id,
		slot: FRIDAY,
		createdAt: NOW - 4 * HOUR,
		updatedAt: NOW - HOUR,
		stageAt: NOW - HOUR,
		...set,
	});

export const offer = (n: number, teamId: TeamId, state: OfferState, attempt = 1, round = 1) => ({
	id: id<OfferId>(n),
	teamId,
	round,
	attempt,
	state,
});
export const crewRow = (who: Person, state: CrewState, attempt = 1) => ({ personId: who.id, state, attempt, name: who.name });

export const PEOPLE: readonly TeamPeople[] = [
	{ id: WINNER, name: '巧手公益手艺队', leaders: [LEADER, DEPUTY], members: [MEMBER, MEMBER2] },
	{ id: OTHER, name: '新兴暖心队', leaders: [OTHER_LEADER], members: [] },
];

/** Offers and crew as they are in that state; where a team holds the order, leader and one member go. */
export function sceneIn(state: OrderState, set: Partial<Order> = {}, given: Partial<Scene> = {}): Scene {
	const held = HELD.includes(state);
	const [first, second] = held ? (['accepted', 'superseded'] as const) : (['sent', 'sent'] as const);
	const asked = held || state === 'offering' || state === 'unserved';
	return {
		order: orderIn(state, set),
		item: HAIRCUT,
		unit: NIEER,
		details: {
			address: '东风路8号3幢2单元',
			contactName: '李桂芬',
			contactPhone: '13855506789',
			forWhom: null,
			wish: '奶奶走不动，想剪个头发',
			readFrom: null,
		},
		resident: RESIDENT,
		offers: asked ? [offer(901, WINNER, first), offer(902, OTHER, second)] : [],
		crew: held ? [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'joined')] : [],
		teams: PEOPLE,
		teamNames: new Map([
			[WINNER, '巧手公益手艺队'],
			[OTHER, '新兴暖心队'],
		]),
		staff: [[STATION], [INSTITUTE], [DISPATCHER]],
		dispatchers: [DISPATCHER],
		...given,
	};
}

const as =
	(who: Person) =>
	(...capacities: Capacity[]): Actor => ({ kind: 'person', personId: who.id, capacities });
export const BY = {
	resident: as(RESIDENT)('resident'),
	station: as(STATION)('station'),
	dispatcher: as(DISPATCHER)('dispatcher'),
	leader: as(LEADER)('leader', 'member'),
	member: as(MEMBER)('member'),
	member2: as(MEMBER2)('member'),
	otherLeader: as(OTHER_LEADER)('leader'),
	clock: { kind: 'clock' },
	rule: { kind: 'rule' },
} as const satisfies Readonly<Record<string, Actor>>;

export const me = (who: Person = RESIDENT, given: Partial<Me> = {}): Me => ({
	...who,
	phone: '13855506789',
	homeUnitCode: '111',
	hardship: false,
	consented: true,
	roles: [],
	teams: [],
	...given,
});
export const COORDINATOR = me(STATION, { roles: [{ role: 'coordinator', unitCode: '111' }] });
export const CENTRE = me(DISPATCHER, { roles: [{ role: 'dispatcher', unitCode: '1' }] });
export const LEADS = me(LEADER, { teams: [{ teamId: WINNER, role: 'leader' }] });
export const SERVES = me(MEMBER, { teams: [{ teamId: WINNER, role: 'member' }] });
/** Never wrote before. */
export const STRANGER = me(person(2, null), { phone: null, homeUnitCode: null, consented: false });

export const talk = (given: Partial<Talk> = {}): Talk => ({ ...NEW_TALK, ...given });
