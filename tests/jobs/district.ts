import type { Db } from '../../db/client.ts';
import type { OfferId, OrderId, PersonId, TeamId } from '../../db/domain/ids.ts';
import type { Instant } from '../../db/domain/instant.ts';
import { items, members, messages, offers, orders, people, platforms, roles, teams, timers, units } from '../../db/schema/index.ts';
import { useSecret } from '../../db/sealing.ts';
import type { JobsLog } from '../../jobs/log.ts';
import { CENTER, NIEER, nov, XINXING, YUXING } from '../flow/digest-samples.ts';

/** A small district in the database: four units, two items, a resident, two coordinators, a team with leader and deputy. */
export async function seedDistrict(db: Db) {
	useSecret('a secret of the tests');
	const seededAt = nov(1);
	await db.insert(units).values([CENTER, YUXING, NIEER, XINXING].map((unit) => ({ ...unit, fullName: unit.name, aliases: [] })));
	await db.insert(platforms).values({ code: 'CIVIC', name: '便民', nameEn: 'Civic', position: 1 });
	const item: Omit<typeof items.$inferInsert, 'code' | 'name' | 'position'> = {
		platformCode: 'CIVIC',
		nameEn: '-',
		description: '免费',
		durationMin: 40,
		volunteers: 1,
		leadTimeH: 0,
		skills: [],
		mode: 'individual',
		orderer: 'resident',
		risk: 'low',
		minorsMayServe: true,
		twoPersonRule: false,
		childBeneficiary: false,
		marketStall: false,
		urgentOk: true,
		defaultTeams: [],
	};
	await db.insert(items).values([
		{ ...item, code: 'HAIR', name: '理发', position: 1 },
		{ ...item, code: 'PHONE', name: '手机教学', position: 2 },
	]);
	const person = async (name: string): Promise<PersonId> => {
		const [row] = await db.insert(people).values({ name, createdAt: seededAt }).returning({ id: people.id });
		if (row === undefined) throw new Error('no person');
		return row.id;
	};
	const who = {
		resident: await person('张三'),
		station: await person('王站长'),
		institute: await person('李所长'),
		leader: await person('陈队长'),
		deputy: await person('刘队副'),
		member: await person('赵队员'),
	};
	await db.insert(roles).values([
		{ personId: who.station, role: 'coordinator', unitCode: NIEER.code },
		{ personId: who.institute, role: 'coordinator', unitCode: YUXING.code },
	]);
	const [team] = await db
		.insert(teams)
		.values({ code: 'T1', name: '巧手队', kind: 'group', baseUnitCode: NIEER.code, platforms: [], skills: [], qualifications: [] })
		.returning({ id: teams.id });
	if (team === undefined) throw new Error('no team');
	await db.insert(members).values([
		{ teamId: team.id, personId: who.leader, role: 'leader' },
		{ teamId: team.id, personId: who.deputy, role: 'deputy' },
		{ teamId: team.id, personId: who.member, role: 'member' },
	]);
	return { ...who, team: team.id };
}

export type District = Awaited<ReturnType<typeof seedDistrict>>;

let lastNumber = 0;

export async function putOrder(db: Db, district: District, given: Partial<typeof orders.$inferInsert> = {}): Promise<OrderId> {
	lastNumber++;
	const at = given.createdAt ?? nov(23, 10);
	const [row] = await db
		.insert(orders)
		.values({
			number: `1123-${String(lastNumber).padStart(3, '0')}`,
			localYear: 2026,
			state: 'ordered',
			version: 1,
			attempt: 1,
			round: 0,
			itemCode: 'HAIR',
			unitCode: NIEER.code,
			urgency: 'normal',
			residentId: district.resident,
			placedBy: district.resident,
			people: 1,
			createdAt: at,
			updatedAt: at,
			stageAt: at,
			lateCount: 0,
			replacement: false,
			crewWaived: false,
			...given,
		})
		.returning({ id: orders.id });
	if (row === undefined) throw new Error('no order');
	return row.id;
}

export async function putOffer(db: Db, orderId: OrderId, teamId: TeamId, state: 'sent' | 'expired' = 'sent'): Promise<OfferId> {
	const [row] = await db
		.insert(offers)
		.values({ orderId, teamId, round: 1, attempt: 1, state, reasons: [], createdAt: nov(24, 9) })
		.returning({ id: offers.id });
	if (row === undefined) throw new Error('no offer');
	return row.id;
}

/** A timer whose handler belongs to the test. */
export async function putTimer(db: Db, subject: string, dueAt: Instant, subjectKind: 'unit' | 'person' = 'unit', key = '1') {
	await db.insert(timers).values({ subjectKind, subject, kind: 'try', key, dueAt });
}

export const timerRows = (db: Db) =>
	db
		.select({ subject: timers.subject, kind: timers.kind, key: timers.key, dueAt: timers.dueAt, firedAt: timers.firedAt })
		.from(timers)
		.orderBy(timers.dueAt, timers.id);

/** Everything said to anybody, oldest first. */
export const saidTo = (db: Db) => db.select({ to: messages.personId, text: messages.body }).from(messages).orderBy(messages.id);

export interface Line {
	readonly level: string;
	readonly message: string;
}

/** A log that the test can read. */
export function logBook(): JobsLog & { readonly lines: Line[] } {
	const lines: Line[] = [];
	const at = (level: string) => (_facts: object, message: string) => {
		lines.push({ level, message });
	};
	return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

export const wait = (ms: number) =>
	new Promise<void>((resolve) => {
		setTimeout(resolve, ms);
	});

/** Asks again until it is so, five seconds at most. */
export async function until(isSo: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> {
	const end = performance.now() + ms;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error('it never came to that');
		await wait(20);
	}
}
