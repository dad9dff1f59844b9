import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The unprivileged account that runs PostgreSQL when the desk itself runs as root, which PostgreSQL refuses. */
export interface Account {
	readonly uid: number;
	readonly gid: number;
}

/** `nobody` when this process is root, else null: PostgreSQL runs as ourselves. */
export function accountToRunAs(): Account | null {
	if (process.getuid?.() !== 0) return null;
	try {
		const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m);
		if (line) return { uid: Number(line[1]), gid: Number(line[2]) };
	} catch {
		// no passwd file: the number that Linux reserves for it
	}
	return { uid: 65534, gid: 65534 };
}

/** Whether the account may walk through every folder from the root down to `folder` (an absolute real path). */
export function canWalk(account: Account, folder: string): boolean {
	for (let at = folder; ; at = path.dirname(at)) {
		const { mode, uid, gid } = statSync(at);
		const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
		if ((mode & bit) === 0) return false;
		if (at === path.dirname(at)) return true;
	}
}
