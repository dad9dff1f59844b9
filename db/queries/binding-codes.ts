import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import { isTeamRole, type Redeemable } from '../domain/grant.ts';
import type { Instant } from '../domain/instant.ts';
import { bindingCodes, teams, units } from '../schema/index.ts';
import { keyedHash } from '../sealing.ts';

/** The post behind a code in its plain form; null when it is unknown, used or expired, which nobody is to tell apart. */
export async function findCode(conn: Conn, code: string, at: Instant): Promise<Redeemable | null> {
	const [row] = await conn
		.select({
			codeId: bindingCodes.id,
			role: bindingCodes.role,
			unitCode: units.code,
			unitName: units.name,
			teamId: teams.id,
			teamName: teams.name,
		})
		.from(bindingCodes)
		.leftJoin(units, eq(units.code, bindingCodes.unitCode))
		.leftJoin(teams, eq(teams.id, bindingCodes.teamId))
		.where(and(eq(bindingCodes.codeHash, keyedHash(code)), isNull(bindingCodes.usedAt), gt(bindingCodes.expiresAt, at)));
	if (!row) return null;
	const { codeId, role, unitCode, unitName, teamId, teamName } = row;
	if (isTeamRole(role)) return teamId === null || teamName === null ? null : { codeId, grant: { role, teamId, teamName } };
	return unitCode === null || unitName === null ? null : { codeId, grant: { role, unitCode, unitName } };
}
