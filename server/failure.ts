/** Why the desk cannot start or run: one readable line, and how the process ends (2 = a setting, 3 = the database). */
export class Failure extends Error {
	override readonly name = 'Failure';
	readonly exitCode: 2 | 3;
	constructor(exitCode: 2 | 3, message: string) {
		super(message);
		this.exitCode = exitCode;
	}
}

/** Code of the socket, the driver or PostgreSQL, wherever it hides; a word that can be printed. */
export function reasonOf(err: unknown): string {
	if (typeof err !== 'object' || err === null) return 'unknown reason';
	if ('code' in err && typeof err.code === 'string' && err.code !== '') return err.code;
	return 'cause' in err ? reasonOf(err.cause) : 'unknown reason';
}
