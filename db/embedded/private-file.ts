import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivate(file: string, text: string): void {
	const partial = `${file}.${process.pid}`;
	writeFileSync(partial, text, { mode: 0o600 });
	renameSync(partial, file);
}

/** The text of a file, null when there is none. Other errors are thrown. */
export function readIfThere(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch (err) {
		if (err instanceof Error && 'code' in err && (err.code === 'ENOENT' || err.code === 'ENOTDIR')) return null;
		throw err;
	}
}
