import type { Tx } from '../client.ts';
import type { Instant } from '../domain/instant.ts';
import { audit } from '../schema/index.ts';

/** One line of the audit; codes and ids only, no personal data. */
export interface AuditEntry {
	readonly at: Instant;
	/** person:ID, or `tool` for whoever sits at the desk's machine. */
	readonly actor: string;
	readonly action: 'invite' | 'bind' | 'end' | 'withdraw';
	/** What it was done to: code:ID, role:ID, member:ID. */
	readonly subject: string;
	readonly detail?: Readonly<Record<string, string>>;
}

/** Keeps who did what outside the orders. */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
	await tx.insert(audit).values(entry);
}
