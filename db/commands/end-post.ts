import { sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PostKind } from '../domain/grant.ts';
import type { Instant } from '../domain/instant.ts';
import { bindingCodes, members, roles } from '../schema/index.ts';
import { writeAudit } from './write-audit.ts';

/** What holds the end of each kind of post. */
const ENDS = { role: roles.endedAt, member: members.endedAt, code: bindingCodes.usedAt } as const satisfies Record<PostKind, unknown>;

/** Ends a post, or withdraws an unused code. Access ends with the commit; false where it had ended before or never was. */
export async function endPost(tx: Tx, kind: PostKind, id: string, at: Instant): Promise<boolean> {
	const end = ENDS[kind];
	const ended = await tx.execute(
		sql`update ${end.table} set ${sql.identifier(end.name)} = ${sql.param(at, end)} where id = ${id} and ${end} is null returning id`,
	);
	if (ended.length === 0) return false;
	await writeAudit(tx, { at, actor: 'tool', action: kind === 'code' ? 'withdraw' : 'end', subject: `${kind}:${id}` });
	return true;
}
