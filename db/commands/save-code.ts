import type { Tx } from '../client.ts';
import type { Grant } from '../domain/grant.ts';
import type { Instant } from '../domain/instant.ts';
import { bindingCodes } from '../schema/index.ts';
import { keyedHash } from '../sealing.ts';
import { writeAudit } from './write-audit.ts';

/** An invitation as it is handed out. */
export interface Invitation {
	/** In its plain form (db/domain/binding-code.ts); only its keyed hash is kept. */
	readonly code: string;
	readonly grant: Grant;
	readonly name: string | null;
	readonly createdAt: Instant;
	readonly expiresAt: Instant;
}

/** Keeps a new binding code. Rejects as the driver does, also for the one in a million million that exists already. */
export async function saveCode(tx: Tx, { code, grant, name, createdAt, expiresAt }: Invitation): Promise<void> {
	const place = 'teamId' in grant ? { teamId: grant.teamId } : { unitCode: grant.unitCode };
	const [row] = await tx
		.insert(bindingCodes)
		.values({ codeHash: keyedHash(code), role: grant.role, ...place, name, createdAt, expiresAt })
		.returning({ id: bindingCodes.id });
	await writeAudit(tx, {
		at: createdAt,
		actor: 'tool',
		action: 'invite',
		subject: `code:${row?.id ?? ''}`,
		detail: { role: grant.role, ...place },
	});
}
