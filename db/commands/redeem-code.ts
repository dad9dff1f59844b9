import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { type MemberRole, memberRoleOf, type Redeemable } from '../domain/grant.ts';
import type { PersonId, TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { bindingCodes, members, people, roles } from '../schema/index.ts';
import { LostRace } from './lost-race.ts';
import { writeAudit } from './write-audit.ts';

/**
 * Uses a code up and gives its post to the person, who stays whoever it was and keeps everything else. Throws LostRace when the code
 * was used or withdrawn since it was looked up.
 */
export async function redeemCode(tx: Tx, personId: PersonId, { codeId, grant }: Redeemable, at: Instant): Promise<void> {
	const [used] = await tx
		.update(bindingCodes)
		.set({ usedAt: at, usedBy: personId })
		.where(and(eq(bindingCodes.id, codeId), isNull(bindingCodes.usedAt), gt(bindingCodes.expiresAt, at)))
		.returning({ name: bindingCodes.name });
	if (!used) throw new LostRace('binding code');
	// what a person told about themselves stays
	if (used.name !== null)
		await tx
			.update(people)
			.set({ name: used.name })
			.where(and(eq(people.id, personId), isNull(people.name)));
	if ('teamId' in grant) await joinTeam(tx, personId, grant.teamId, memberRoleOf(grant.role));
	else await tx.insert(roles).values({ personId, role: grant.role, unitCode: grant.unitCode }).onConflictDoNothing();
	await writeAudit(tx, { at, actor: `person:${personId}`, action: 'bind', subject: `code:${codeId}`, detail: { role: grant.role } });
}

const RANK = sql`array_position(array['member', 'deputy', 'leader'], excluded.role) > array_position(array['member', 'deputy', 'leader'], ${members.role})`;

/** Who is in the team already rises, and never falls by a second invitation. */
async function joinTeam(tx: Tx, personId: PersonId, teamId: TeamId, role: MemberRole): Promise<void> {
	await tx
		.insert(members)
		.values({ personId, teamId, role })
		.onConflictDoUpdate({
			target: [members.teamId, members.personId],
			targetWhere: isNull(members.endedAt),
			set: { role },
			setWhere: RANK,
		});
}
