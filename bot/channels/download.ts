import type { Fetched } from './channel.ts';

/** The body of an answer, or what keeps it from being taken: more bytes than wanted are not read to the end. */
export async function readFile(response: Response, maxBytes: number): Promise<Fetched> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
		parts.push(part);
		size += part.byteLength;
		// leaving the loop ends the connection
		if (size > maxBytes) return { result: 'too-large', reason: `over ${maxBytes} bytes` };
	}
	return { result: 'fetched', bytes: new Uint8Array(Buffer.concat(parts)) };
}
