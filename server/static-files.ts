import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';

/** A file of the pages as it is sent. */
export interface StaticFile {
	readonly type: string;
	readonly body: Buffer;
	readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
};

/** Comments and indentation are for who reads the source, not for phones on a slow line: look.md §4 counts bytes. */
async function small(name: string, source: Buffer): Promise<Buffer> {
	const loader = path.extname(name).slice(1);
	if (loader !== 'js' && loader !== 'css') return source;
	const { code } = await transform(source.toString('utf8'), { loader, minify: true, charset: 'utf8', target: 'es2022' });
	return Buffer.from(code);
}

/** Reads all files of a folder into memory, scripts and style sheets made small. Rejects where one cannot be read or is no valid script. */
export async function readStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
	const files = new Map<string, StaticFile>();
	for (const name of await readdir(folder)) {
		const type = TYPES[path.extname(name)];
		if (type === undefined) continue;
		const body = await small(name, await readFile(path.join(folder, name)));
		files.set(name, { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` });
	}
	return files;
}
