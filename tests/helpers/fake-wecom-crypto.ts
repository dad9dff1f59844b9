import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** WeCom's side of the callback encryption, written from channels.md A4 and not with the library that the desk uses. */

const BLOCK = 32;

const keyOf = (aesKey: string): Buffer => Buffer.from(`${aesKey}=`, 'base64');

/** Encrypts by AES-256-CBC: 16 random bytes, length, message, receive id, padded to 32 bytes. */
export function sealMessage(aesKey: string, message: string, receiveId: string, random: Buffer = randomBytes(16)): string {
	const key = keyOf(aesKey);
	const text = Buffer.from(message);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(text.length);
	const plain = Buffer.concat([random, length, text, Buffer.from(receiveId)]);
	const padding = BLOCK - (plain.length % BLOCK);
	const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
	return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64');
}

/** The opposite; throws for what is not WeCom's form. */
export function openMessage(aesKey: string, sealed: string): { readonly message: string; readonly receiveId: string } {
	const key = keyOf(aesKey);
	const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
	const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
	const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
	const end = 20 + plain.readUInt32BE(16);
	return { message: plain.subarray(20, end).toString(), receiveId: plain.subarray(end).toString() };
}

/** SHA-1 over the sorted values. */
export const signatureOf = (token: string, timestamp: string, nonce: string, cipher: string): string =>
	createHash('sha1').update([token, timestamp, nonce, cipher].sort().join('')).digest('hex');
