import { type Api, GrammyError } from 'grammy';
import type { Fetched } from './channel.ts';
import { readFile } from './download.ts';
import { telegramFateOf } from './telegram-errors.ts';

/** Where files are got from. */
export interface FilePlace {
	readonly api: Pick<Api, 'getFile'>;
	readonly token: string;
	readonly apiRoot: string;
	readonly signal: AbortSignal;
	readonly timeoutMs: number;
}

/** grammY's types name the signal of the abort-controller package; at run time it takes Node's own. */
type GrammySignal = NonNullable<Parameters<Api['getFile']>[1]>;

/** The path of a file on the server, which is good for an hour (channels.md E4). */
async function pathOf(file: string, maxBytes: number, { api, signal }: FilePlace): Promise<string | Fetched> {
	try {
		const { file_path: path, file_size: size } = await api.getFile(file, signal as GrammySignal);
		if (size !== undefined && size > maxBytes) return { result: 'too-large', reason: `${size} bytes` };
		// a server of one's own in local mode names a file of its machine
		return path === undefined || path.startsWith('/') ? { result: 'away', reason: 'getFile: no path to download' } : path;
	} catch (error) {
		const isGone = error instanceof GrammyError && error.error_code === 400;
		return { result: isGone ? 'gone' : 'away', reason: telegramFateOf(error).reason };
	}
}

/** A file that somebody sent: getFile, then the download. The token is part of the address, so no error text is quoted. */
export async function fetchTelegramFile(file: string, maxBytes: number, place: FilePlace): Promise<Fetched> {
	const { token, apiRoot, signal, timeoutMs } = place;
	const path = await pathOf(file, maxBytes, place);
	if (typeof path !== 'string') return path;
	try {
		const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, {
			redirect: 'manual',
			signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
		});
		if (response.ok) return await readFile(response, maxBytes);
		await response.body?.cancel();
		return { result: response.status === 404 ? 'gone' : 'away', reason: `download: ${response.status}` };
	} catch {
		return { result: 'away', reason: 'download: network' };
	}
}
