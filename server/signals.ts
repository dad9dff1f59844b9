import type { Committed } from '../bot/desk.ts';
import type { Db } from '../db/client.ts';
import type { PersonId } from '../db/domain/ids.ts';
import { listenForNotices, sendNotices } from '../db/notices.ts';

/** The signals between the processes of one desk: what each commit brought, for whoever waits for it elsewhere. */
export interface Signals {
	/** Tells the other processes, after the commit. Whatever comes while one is being told goes together in the next. */
	send(committed: Committed): void;
	close(): Promise<void>;
}

/** What signals work with. */
export interface SignalsDeps {
	readonly url: string;
	readonly db: Db;
	/** Tells this process from the others: its own signals are not heard. */
	readonly process: string;
	readonly onHeard: (committed: Committed) => void;
	/** Signals may have been missed: look at everything. */
	readonly onGap: () => void;
	readonly onError: (err: unknown, message: string) => void;
}

/** PostgreSQL takes 8,000 bytes a notice; an id has 19 digits at most. */
const PEOPLE_A_NOTICE = 300;

interface Notice extends Committed {
	readonly from: string;
}

/** A notice of this or another version of the desk; null = nothing that can be understood. */
function readNotice(text: string): Notice | null {
	try {
		const notice = JSON.parse(text) as Partial<Notice> | null;
		if (typeof notice?.from !== 'string' || !Array.isArray(notice.told)) return null;
		const told = notice.told.filter((id): id is PersonId => typeof id === 'string');
		return { from: notice.from, told, outbox: notice.outbox === true, offers: notice.offers === true, voices: notice.voices === true };
	} catch {
		return null;
	}
}

/**
 * Opens the signals: NOTIFY on a connection of the pool, never in the message's own transaction, since notifying commits take
 * turns (half the speed was measured). They carry no data but ids, and one that is lost costs only the slow look of its receiver.
 */
export function openSignals({ url, db, process, onHeard, onGap, onError }: SignalsDeps): Signals {
	const told = new Set<PersonId>();
	let outbox = false;
	let offers = false;
	let voices = false;
	let sending: Promise<void> | null = null;
	const ears = listenForNotices(url, {
		onNotice(text) {
			const notice = readNotice(text);
			if (notice !== null && notice.from !== process) onHeard(notice);
		},
		onGap,
		onError: (err) => onError(err, 'signals: not listening'),
	});

	/** What has gathered, as notices. */
	function take(): readonly string[] {
		const people = [...told];
		const notices: Notice[] = [];
		do notices.push({ from: process, told: people.splice(0, PEOPLE_A_NOTICE), outbox, offers, voices });
		while (people.length > 0);
		told.clear();
		outbox = false;
		offers = false;
		voices = false;
		return notices.map((notice) => JSON.stringify(notice));
	}

	async function sendAll(): Promise<void> {
		while (told.size > 0 || outbox || offers || voices) {
			await sendNotices(db, take()).catch((err: unknown) => onError(err, 'signals: not sent'));
		}
		sending = null;
	}

	return {
		send(committed) {
			for (const id of committed.told) told.add(id);
			outbox ||= committed.outbox;
			offers ||= committed.offers;
			voices ||= committed.voices ?? false;
			if (told.size > 0 || outbox || offers || voices) sending ??= sendAll();
		},
		async close() {
			await sending;
			await ears.close();
		},
	};
}
