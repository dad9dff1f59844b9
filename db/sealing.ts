import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Sealing of personal data at rest: AES-256-GCM, laid out as
 * version (1) | key id (4) | nonce (12) | tag (16) | cipher text.
 * The column types are static, so the key is module state: the composition root sets it once, before the first query.
 */
const VERSION = 1;
const HEADER = 1 + 4 + 12 + 16;

interface Keys {
	readonly seal: Buffer;
	readonly hash: Buffer;
	readonly id: Buffer;
}

let keys: Keys | null = null;

const derive = (secret: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'wudan', use, 32));

/** Sets the secret (DESK_SECRET) that all sealed columns of this process use. */
export function useSecret(secret: string): void {
	const seal = derive(secret, 'seal');
	keys = { seal, hash: derive(secret, 'hash'), id: derive(secret, 'key id').subarray(0, 4) };
}

function current(): Keys {
	if (!keys) throw new Error('useSecret() was not called before the first sealed column was used');
	return keys;
}

/** Text → sealed bytes. */
export function seal(plain: string): Buffer {
	const { seal: key, id } = current();
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
	return Buffer.concat([Buffer.from([VERSION]), id, nonce, cipher.getAuthTag(), body]);
}

/** Sealed bytes → text. Throws when the bytes were sealed under another secret or changed. */
export function unseal(bytes: Buffer): string {
	const { seal: key, id } = current();
	if (bytes[0] !== VERSION) throw new Error('unknown sealing version');
	if (!bytes.subarray(1, 5).equals(id)) throw new Error('sealed under another DESK_SECRET');
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(5, 17));
	decipher.setAuthTag(bytes.subarray(17, HEADER));
	return Buffer.concat([decipher.update(bytes.subarray(HEADER)), decipher.final()]).toString('utf8');
}

/** Keyed hash of a phone number (digits only) or of a session token, for look-up without the plain text. */
export const keyedHash = (text: string): string => createHmac('sha256', current().hash).update(text).digest('hex');
