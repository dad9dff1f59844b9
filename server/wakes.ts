import type { PersonId } from '../db/domain/ids.ts';

/** Somebody who waits. Begun before the database is asked, so that no commit falls between the look and the wait. */
interface Watch {
	/** Resolves at the end of the wait: true when a commit ended it, or one may have been missed. */
	readonly woken: Promise<boolean>;
	cancel(): void;
}

/**
 * The signal between a commit and whoever waits for it in this process, by person. It carries no data: the woken one
 * looks into the database, so a signal that is lost only costs the slow re-check. Other processes' commits come in by jobs' signals.
 */
export interface Wakes {
	wake(people: readonly PersonId[]): void;
	/** Wakes everybody: signals may have been missed. */
	wakeAll(): void;
	/** Woken by the next commit for the person, after `ms`, when `gone` aborts, or when the desk closes. */
	watch(personId: PersonId, ms: number, gone: AbortSignal): Watch;
	/** The desk is going down: nobody is to wait any longer. */
	readonly closing: boolean;
	/** Ends all waiting, now and from now on. */
	close(): void;
}

/** Makes the signal for this process; signals.ts carries it to others. */
export function createWakes(): Wakes {
	const waiters = new Map<PersonId, Set<(byCommit: boolean) => void>>();
	let closing = false;
	const endAll = (): void => {
		for (const mine of [...waiters.values()]) for (const end of [...mine]) end(true);
	};
	return {
		wake(people) {
			for (const id of people) for (const end of [...(waiters.get(id) ?? [])]) end(true);
		},
		wakeAll: endAll,
		watch(personId, ms, gone) {
			if (closing || gone.aborted || ms <= 0) return { woken: Promise.resolve(false), cancel: () => undefined };
			const mine = waiters.get(personId) ?? new Set();
			waiters.set(personId, mine);
			let cancel = () => {};
			const woken = new Promise<boolean>((resolve) => {
				const end = (byCommit: boolean): void => {
					clearTimeout(timer);
					gone.removeEventListener('abort', cancel);
					mine.delete(end);
					if (mine.size === 0 && waiters.get(personId) === mine) waiters.delete(personId);
					resolve(byCommit);
				};
				cancel = () => end(false);
				mine.add(end);
				const timer = setTimeout(cancel, ms);
			});
			gone.addEventListener('abort', cancel);
			return { woken, cancel };
		},
		get closing() {
			return closing;
		},
		close() {
			closing = true;
			endAll();
		},
	};
}
