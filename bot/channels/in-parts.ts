import type { Sent, Turn } from './channel.ts';

const MAX_UNFINISHED = 1000;

/** A text of which not all parts went out; the next try of the same text begins at the missing one. */
interface Unfinished {
	readonly text: string;
	readonly next: number;
}

/** The relay tries again: after a wait, or once the operator has mended the token. */
const comesAgain = (sent: Sent): boolean => sent.result === 'later' || (sent.result === 'refused' && sent.reason === 'token');

/** Sends the parts of one text to a recipient in turn, the next only after the one before. */
export type PartsSender<Part> = (
	message: { readonly recipient: string; readonly text: string; readonly parts: readonly Part[] },
	nextTurn: Turn,
) => Promise<Sent>;

/** Makes a sender that keeps how far a text came where it will be tried again: only the missing parts are sent then (channels.md F). */
export function createPartsSender<Part>(sendPart: (recipient: string, part: Part) => Promise<Sent>): PartsSender<Part> {
	const unfinished = new Map<string, Unfinished>();

	return async ({ recipient, text, parts }, nextTurn) => {
		const before = unfinished.get(recipient);
		unfinished.delete(recipient);
		const from = before?.text === text ? before.next : 0;
		let last: Sent = { result: 'refused', reason: 'empty text' };
		for (const [i, part] of parts.entries()) {
			if (i < from) continue;
			const goes = i === from || (await nextTurn());
			last = goes ? await sendPart(recipient, part) : { result: 'later', afterMs: 0, reason: 'stopped between parts' };
			if (i > 0 && comesAgain(last)) {
				if (unfinished.size >= MAX_UNFINISHED) unfinished.clear();
				unfinished.set(recipient, { text, next: i });
			}
			if (last.result !== 'sent') return last;
		}
		return last;
	};
}
