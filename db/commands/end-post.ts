import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { PostKind } from '../domain/grant.ts';
import type { Instant } from '../domain/instant.ts';
import { bindingCodes, members, roles } from '../schema/index.ts';
import { writeAudit } from './write-audit.ts';

/** Ends a post, or withdraws an unused code. Access ends with the commit; false where it had ended before or never was. */
export async function endPost(tx: Tx, kind: PostKind, id: string, at: Instant): Promise<boolean> {
	const ended = await ENDS[kind](tx, id, at);
	if (ended) await writeAudit(tx, { at, actor: 'tool', action: kind === 'code' ? 'withdraw' : 'end', subject: `${kind}:${id}` });
	return ended;
}

const ENDS: { readonly [K in PostKind]: (tx: Tx, id: string, at: Instant) => Promise<boolean> } = {
	role: async (tx, id, at) =>
		(
			await tx
				.update(roles)
				.set({ endedAt: at })
				.where(and(eq(roles.id, id), isNull(roles.endedAt)))
				.returning({ id: roles.id })
		).length > 0,
	member: async (tx, id, at) =>
		(
			await tx
				.update(members)
				.set({ endedAt: at })
				.where(and(eq(members.id, id), isNull(members.endedAt)))
				.returning({ id: members.id })
		).length > 0,
	code: async (tx, id, at) =>
		(
			await tx
				.update(bindingCodes)
				.set({ usedAt: at })
				.where(and(eq(bindingCodes.id, id), isNull(bindingCodes.usedAt)))
				.returning({ id: bindingCodes.id })
		).length > 0,
};
