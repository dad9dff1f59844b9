import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '../../db/domain/instant.ts';
import { homeOf } from '../../db/domain/matching.ts';
import { roundOfTeam } from '../../db/domain/offer-rounds.ts';
import type { Item } from '../../db/domain/order.ts';
import type { Team } from '../../db/domain/team.ts';
import { type UnitTree, unitTree } from '../../db/domain/unit-tree.ts';
import { loadReference, type Reference } from '../../db/queries/reference.ts';
import { loadTeams } from '../../db/queries/teams.ts';
import { identities, items, members, people, phrases, roles, teams as teamTable } from '../../db/schema/index.ts';
import { keyedHash } from '../../db/sealing.ts';
import { PERSONAS, seed } from '../../db/seed.ts';
import { cloneDatabase, SEEDED_AT, type TestDatabase } from '../helpers/database.ts';

const NIEER = '530402001009';
const TABLES = [
	'units',
	'platforms',
	'items',
	'phrases',
	'kind_items',
	'teams',
	'people',
	'identities',
	'roles',
	'members',
	'consents',
] as const;

let made: TestDatabase;
let reference: Reference;
let teams: readonly Team[];
let tree: UnitTree;
beforeAll(async () => {
	made = await cloneDatabase();
	reference = await loadReference(made.db);
	teams = await loadTeams(made.db);
	tree = unitTree(reference.units);
});
afterAll(() => made.drop());

/** Skills, certificate and, from medium risk on, insurance. */
const canServe = (team: Team, item: Item): boolean =>
	team.kind !== 'headquarters' &&
	item.skills.every((skill) => team.skills.includes(skill)) &&
	(item.qualification === null || team.qualifications.includes(item.qualification)) &&
	(item.risk === 'low' || (team.insuredUntil ?? 0) > SEEDED_AT);

async function counts(database: TestDatabase): Promise<Record<string, number>> {
	const found = await Promise.all(TABLES.map((table) => database.sql`select count(*)::int as n from ${database.sql(table)}`));
	return Object.fromEntries(TABLES.map((table, i) => [table, found[i]?.[0]?.['n']]));
}

/** Every row as text; sealed columns as they lie there. */
async function contents(database: TestDatabase): Promise<unknown> {
	return Promise.all(
		TABLES.map((table) => database.sql`select coalesce(jsonb_agg(t order by t::text), '[]') as rows from ${database.sql(table)} t`),
	);
}

describe('the district', () => {
	test('117 units, 7 platforms, 70 items, 302 teams', async () => {
		expect(await counts(made)).toMatchObject({
			units: 117,
			platforms: 7,
			items: 70,
			phrases: 611,
			kind_items: 74,
			teams: 302,
			consents: 0,
		});
		const kinds = new Map<string, number>();
		for (const team of teams) kinds.set(team.kind, (kinds.get(team.kind) ?? 0) + 1);
		expect(Object.fromEntries(kinds)).toEqual({ headquarters: 1, direct: 6, institute: 11, station: 105, group: 179 });
		expect(new Set(teams.map((team) => team.name)).size).toBe(302);
	});

	test('each station has its 服务队 with its skills; a group is at home at a station or nowhere', () => {
		for (const unit of reference.units.filter(({ kind }) => kind === 'station')) {
			const own = teams.filter((team) => team.kind === 'station' && team.unitCode === unit.code);
			expect(own.map((team) => team.skills)).toEqual([['跑腿', '陪伴', '保洁']]);
			expect(teams.some((team) => team.kind === 'group' && homeOf(team) === unit.code)).toBe(true);
		}
		for (const team of teams.filter(({ kind, baseUnitCode }) => kind === 'group' && baseUnitCode !== null))
			expect(tree.get(team.baseUnitCode ?? '')?.kind).toBe('station');
	});

	test('a 大队 has every skill of harmless items except 理发, which that of 玉兴街道 alone has', () => {
		const needed = new Set(
			reference.items.filter((item) => item.risk === 'low' && item.qualification === null).flatMap((item) => item.skills),
		);
		expect(needed.has('理发')).toBe(true);
		const brigades = teams.filter((team) => team.kind === 'institute');
		expect(brigades).toHaveLength(11);
		for (const { skills, unitCode } of brigades) {
			const missing = [...needed].filter((skill) => !skills.includes(skill));
			expect(missing).toEqual(unitCode === '530402001' ? [] : ['理发']);
		}
	});

	test('insured are 直属大队, the named teams and those of the demo', () => {
		const insured = teams.filter((team) => team.insuredUntil !== null);
		expect(insured.filter((team) => team.kind === 'direct')).toHaveLength(6);
		expect(insured.filter((team) => team.kind === 'group')).toHaveLength(10);
		expect(insured.filter((team) => team.kind === 'institute').map((team) => team.unitCode)).toEqual(['530402001']);
		expect(insured).toHaveLength(17);
		for (const team of insured) expect(team.insuredUntil).toBeGreaterThan(SEEDED_AT + 300 * DAY);
	});

	test('each resident item finds a team, wherever it is ordered', () => {
		const stations = reference.units.filter(({ kind }) => kind === 'station');
		const without = reference.items
			.filter((item) => item.orderer === 'resident')
			.filter((item) => {
				const able = teams.filter((team) => team.reachable && canServe(team, item));
				return !stations.every((unit) => able.some((team) => roundOfTeam(team, unit.code, tree, null) !== null));
			});
		expect(without.map((item) => item.code)).toEqual([]);
	});

	test('上门理发 in 聂耳社区: one demo leader in each round', () => {
		const item = reference.items.find(({ code }) => code === 'H06');
		expect(item?.name).toBe('上门理发');
		const inRound = (round: number) =>
			teams.filter((team) => item && canServe(team, item) && roundOfTeam(team, NIEER, tree, null) === round).map((team) => team.code);
		expect(inRound(1)).toEqual(['YFJ']);
		expect(inRound(2)).toEqual(['DD-530402001']);
		expect(inRound(3)).toEqual(['DZ-HEALTH']);
	});
});

describe('demo people', () => {
	test('every persona is there, with a web identity, and no consent is made up', async () => {
		const rows = await made.db
			.select()
			.from(people)
			.innerJoin(identities, eq(identities.personId, people.id))
			.where(eq(identities.channel, 'web'));
		const personas = rows.filter((row) => row.people.persona !== null);
		expect(personas.map((row) => row.people.persona).sort()).toEqual(PERSONAS.map(({ persona }) => persona).sort());
		expect(PERSONAS).toHaveLength(17);
		for (const row of personas) {
			expect(row.identities.address).toBe(row.people.persona);
			expect(row.people.phone).toMatch(/^138001380\d\d$/);
			expect(row.people.phoneHash).toBe(keyedHash(row.people.phone ?? ''));
			expect(row.people.hardship).toBe(row.people.persona?.startsWith('resident-'));
		}
		expect(new Set(personas.map((row) => row.people.phone)).size).toBe(17);
	});

	test('where they live, what they may do, which team they are in', async () => {
		const rows = await made.db
			.select({
				persona: people.persona,
				home: people.homeUnitCode,
				role: roles.role,
				unit: roles.unitCode,
				team: teamTable.code,
				as: members.role,
			})
			.from(people)
			.leftJoin(roles, eq(roles.personId, people.id))
			.leftJoin(members, eq(members.personId, people.id))
			.leftJoin(teamTable, eq(teamTable.id, members.teamId));
		const of = new Map(rows.flatMap(({ persona, ...row }) => (persona === null ? [] : [[persona, row] as const])));
		const place = (code: string | null | undefined) => tree.get(code ?? '')?.name;
		expect(['1', '2', '3', '4', '5'].map((n) => place(of.get(`resident-${n}`)?.home))).toEqual([
			'聂耳社区',
			'聂耳社区',
			'研和社区',
			'北苑社区',
			'小石桥村',
		]);
		const team = (name: string) => [of.get(name)?.team, of.get(name)?.as];
		expect(team('leader-1')).toEqual(['YFJ', 'leader']);
		expect(team('leader-2')).toEqual(['DD-530402001', 'leader']);
		expect(team('leader-3')).toEqual(['DZ-HEALTH', 'leader']);
		expect(team('volunteer-1')).toEqual(['YFJ', 'member']);
		expect(team('volunteer-2')).toEqual(['YFJ', 'member']);
		expect(team('volunteer-3')).toEqual(['DD-530402001', 'member']);
		expect(team('volunteer-4')).toEqual(['DZ-HEALTH', 'member']);
		const role = (name: string) => [of.get(name)?.role, place(of.get(name)?.unit)];
		expect(role('station-nieer')).toEqual(['coordinator', '聂耳社区']);
		expect(role('institute-yuxing')).toEqual(['coordinator', '玉兴街道']);
		for (const name of ['dispatcher', 'editor', 'admin']) expect(role(name)).toEqual([name, '红塔区']);
	});

	test('every team has exactly one leader and counts as reachable', async () => {
		expect(teams.filter((team) => !team.reachable).map((team) => team.code)).toEqual([]);
		const led = await made.db.select({ id: members.teamId }).from(members).where(eq(members.role, 'leader'));
		expect(new Set(led.map((row) => row.id)).size).toBe(302);
		expect(led).toHaveLength(302);
	});
});

describe('seeding again', () => {
	test('gives the same rows, and what somebody edited stays', async () => {
		const fresh = await cloneDatabase();
		try {
			await fresh.db.update(items).set({ name: '义务理发', limit: '每月一次' }).where(eq(items.code, 'H06'));
			await fresh.db
				.update(teamTable)
				.set({ skills: ['理发'], insuredUntil: null })
				.where(eq(teamTable.code, 'YFJ'));
			await fresh.db.update(people).set({ name: '改过名字', homeUnitCode: null }).where(eq(people.persona, 'resident-1'));
			await fresh.db.update(roles).set({ endedAt: SEEDED_AT }).where(eq(roles.role, 'editor'));
			const before = await contents(fresh);
			await seed(fresh.db, { demo: true, at: SEEDED_AT + 30 * DAY });
			expect(await contents(fresh)).toEqual(before);
		} finally {
			await fresh.drop();
		}
	});

	test('a lamp that an earlier menu took for an appliance is moved, a phrase that somebody moved elsewhere is not', async () => {
		const fresh = await cloneDatabase();
		const itemOf = async (phrase: string) => (await fresh.db.select().from(phrases).where(eq(phrases.phrase, phrase)))[0]?.itemCode;
		try {
			await fresh.db.update(phrases).set({ itemCode: 'S02' }).where(eq(phrases.phrase, '灯不亮'));
			await fresh.db.update(phrases).set({ itemCode: 'S02' }).where(eq(phrases.phrase, '换灯泡'));
			await seed(fresh.db, { demo: true, at: SEEDED_AT });
			expect([await itemOf('灯不亮'), await itemOf('换灯泡')]).toEqual(['V14', 'S02']);
			await fresh.db.update(phrases).set({ itemCode: 'V08' }).where(eq(phrases.phrase, '灯不亮'));
			await seed(fresh.db, { demo: true, at: SEEDED_AT });
			expect(await itemOf('灯不亮')).toBe('V08');
		} finally {
			await fresh.drop();
		}
	});

	test('without demo nobody is made up; people come when demo is switched on', async () => {
		const fresh = await cloneDatabase({ seeded: false });
		try {
			const before = performance.now();
			await seed(fresh.db, { demo: false, at: SEEDED_AT });
			expect(performance.now() - before).toBeLessThan(2_000);
			expect(await counts(fresh)).toMatchObject({ units: 117, teams: 302, people: 0, identities: 0, roles: 0, members: 0 });
			await seed(fresh.db, { demo: true, at: SEEDED_AT });
			expect(await counts(fresh)).toEqual(await counts(made));
		} finally {
			await fresh.drop();
		}
	});

	test('two starters at once', async () => {
		const fresh = await cloneDatabase({ seeded: false });
		try {
			await Promise.all([1, 2].map(() => seed(fresh.db, { demo: true, at: SEEDED_AT })));
			expect(await counts(fresh)).toEqual(await counts(made));
		} finally {
			await fresh.drop();
		}
	});
});
