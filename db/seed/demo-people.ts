import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PersonId, TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { identities, members, people, roles, teams } from '../schema/index.ts';
import { keyedHash } from '../sealing.ts';
import { createDraw } from './draw.ts';
import { PERSONAS } from './personas.ts';

const SURNAMES: readonly [string, ...string[]] = ['王', '李', '张', '杨', '陈', '赵', '普', '刘', '矣', '马', '何', '段', '许', '周'];
const GIVEN: readonly [string, ...string[]] = [
	'丽华',
	'志明',
	'秀兰',
	'建国',
	'文英',
	'永福',
	'晓东',
	'桂芳',
	'海波',
	'春燕',
	'国强',
	'玉珍',
];

/** Personas with their roles and teams; those that are there already stay as somebody edited them. */
async function seedPersonas(tx: Tx, teamIds: ReadonlyMap<string, TeamId>, at: Instant): Promise<void> {
	const made = await tx
		.insert(people)
		.values(
			PERSONAS.map(({ persona, name, phone, homeUnit, hardship }) => ({
				persona,
				name,
				phone,
				phoneHash: keyedHash(phone),
				homeUnitCode: homeUnit,
				hardship: hardship ?? false,
				createdAt: at,
			})),
		)
		.onConflictDoNothing({ target: people.persona })
		.returning({ id: people.id, persona: people.persona });
	const fresh = made.flatMap(({ id, persona }) => {
		const found = PERSONAS.find((one) => one.persona === persona);
		return found ? [{ id, ...found }] : [];
	});
	if (fresh.length === 0) return;
	await tx
		.insert(identities)
		.values(fresh.map(({ id, persona }) => ({ personId: id, channel: 'web' as const, address: persona, lastUsedAt: at })));
	const held = fresh.flatMap(({ id, role }) => (role ? [{ personId: id, role: role.role, unitCode: role.unit }] : []));
	if (held.length > 0) await tx.insert(roles).values(held).onConflictDoNothing();
	const joined = fresh.flatMap(({ id, team }) => {
		const teamId = team && teamIds.get(team.code);
		return team && teamId ? [{ personId: id, teamId, role: team.role }] : [];
	});
	if (joined.length > 0) await tx.insert(members).values(joined).onConflictDoNothing();
}

/** A leader for every team that has none, so that it counts as reachable (contract §0.11). */
async function seedLeaders(tx: Tx, teamIds: ReadonlyMap<string, TeamId>, at: Instant): Promise<void> {
	const led = new Set(
		(
			await tx
				.select({ teamId: members.teamId })
				.from(members)
				.where(inArray(members.role, ['leader', 'deputy']))
		).map((row) => row.teamId),
	);
	const draw = createDraw(302);
	const wanted = [...teamIds]
		.map(([code, teamId]) => ({ address: `seed:${code}`, teamId, name: draw.one(SURNAMES) + draw.one(GIVEN) }))
		.filter(({ teamId }) => !led.has(teamId));
	if (wanted.length === 0) return;
	const known = new Set(
		(await tx.select({ address: identities.address }).from(identities).where(eq(identities.channel, 'web'))).map((row) => row.address),
	);
	const fresh = wanted.filter(({ address }) => !known.has(address));
	if (fresh.length === 0) return;
	const made = await tx
		.insert(people)
		.values(fresh.map(({ name }) => ({ name, createdAt: at })))
		.returning({ id: people.id });
	const rows = made.flatMap(({ id }: { id: PersonId }, i) => {
		const one = fresh[i];
		return one ? [{ personId: id, ...one }] : [];
	});
	await tx.insert(identities).values(rows.map(({ personId, address }) => ({ personId, channel: 'web' as const, address, lastUsedAt: at })));
	await tx.insert(members).values(rows.map(({ personId, teamId }) => ({ personId, teamId, role: 'leader' as const })));
}

/** Demo people: only with DESK_DEMO=1. */
export async function seedDemoPeople(tx: Tx, at: Instant): Promise<void> {
	const teamIds = new Map(
		(await tx.select({ code: teams.code, id: teams.id }).from(teams).orderBy(teams.code)).map((row) => [row.code, row.id]),
	);
	await seedPersonas(tx, teamIds, at);
	await seedLeaders(tx, teamIds, at);
}
