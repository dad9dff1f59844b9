import type { Tx } from '../client.ts';
import type { Referral } from '../domain/referral.ts';
import { referrals } from '../schema/index.ts';

/** Counts that somebody was told to ring 12345. */
export async function saveReferral(tx: Tx, referral: Referral): Promise<void> {
	await tx.insert(referrals).values(referral);
}
