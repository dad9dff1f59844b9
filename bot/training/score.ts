import type { Fields } from '../understand/fields.ts';
import type { Message } from './held-out.ts';

/** A message and what was understood of it. */
export interface Read {
	readonly message: Message;
	readonly fields: Fields;
}

/** So many of so many. */
export interface Share {
	readonly of: number;
	readonly n: number;
}

const share = (all: readonly Read[], right: (read: Read) => boolean): Share => ({ of: all.filter(right).length, n: all.length });

const skips = ({ message }: Read, slot: string): boolean => message.skip?.includes(slot) ?? false;

type Slot = 'intent' | 'kind' | 'handoff' | 'urgency' | 'when_start' | 'when_end' | 'place' | 'phone' | 'people';

/** Every value that counts as right; people may be given as volunteers where no others are counted. */
function accepted({ message: { gold, alt } }: Read, slot: Slot): readonly unknown[] {
	const own = slot === 'people' ? (gold.people ?? gold.volunteers) : gold[slot];
	return [own, ...(alt?.[slot] ?? [])];
}

const isRight = (read: Read, slot: Slot): boolean => accepted(read, slot).includes(read.fields[slot]);

const isAmong = (read: Read, many: number): boolean =>
	read.fields.kinds.slice(0, many).some((kind) => accepted(read, 'kind').includes(kind));

/** Both ends of a time, each by itself or together by an alternative. */
const timeRight = (read: Read): boolean => isRight(read, 'when_start') && isRight(read, 'when_end');
const timeStated = ({ message: { gold } }: Read): boolean => gold.when_start !== null || gold.when_end !== null;
const timeFound = ({ fields }: Read): boolean => fields.when_start !== null || fields.when_end !== null;

const isDanger = ({ message }: Read): boolean => message.gold.intent === 'emergency';
const fired = ({ fields }: Read): boolean => fields.intent === 'emergency';
const askedDanger = ({ fields }: Read): boolean => fields.ask === 'danger';
const acted = ({ fields }: Read): boolean => fields.ask === null || fields.ask === 'kind';

/** The figures of a set, by their names. */
export function figuresOf(reads: readonly Read[]): Readonly<Record<string, Share>> {
	const danger = reads.filter(isDanger);
	const calm = reads.filter((read) => !isDanger(read));
	const wishes = reads.filter((read) => read.message.gold.kind !== null && !skips(read, 'kind'));
	const timed = reads.filter((read) => !skips(read, 'when'));
	const open = (slot: 'place' | 'phone' | 'people' | 'urgency') => reads.filter((read) => !skips(read, slot));
	return {
		intent: share(reads, (read) => isRight(read, 'intent')),
		'kind first': share(wishes, (read) => isAmong(read, 1)),
		'kind of three': share(wishes, (read) => isAmong(read, 3)),
		urgency: share(open('urgency'), (read) => isRight(read, 'urgency')),
		'danger fired': share(danger, fired),
		'danger noticed': share(danger, (read) => fired(read) || askedDanger(read)),
		'number to ring': share(danger, (read) => isRight(read, 'handoff')),
		'no false alarm': share(calm, (read) => !fired(read)),
		'not asked about danger': share(calm, (read) => !askedDanger(read)),
		'time stated': share(timed.filter(timeStated), timeRight),
		'no time invented': share(
			timed.filter((read) => !timeStated(read)),
			(read) => !timeFound(read),
		),
		place: share(open('place'), (read) => isRight(read, 'place')),
		phone: share(open('phone'), (read) => isRight(read, 'phone')),
		people: share(open('people'), (read) => isRight(read, 'people')),
		'acted without asking': share(reads, acted),
		'silently wrong': share(reads, (read) => acted(read) && !isRight(read, 'intent')),
	};
}

/** Right intent → understood intent → how often. */
export function confusion(reads: readonly Read[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
	const table = new Map<string, Map<string, number>>();
	for (const { message, fields } of reads) {
		const row = table.get(message.gold.intent) ?? new Map<string, number>();
		table.set(message.gold.intent, row.set(fields.intent, (row.get(fields.intent) ?? 0) + 1));
	}
	return table;
}

/** If everything from a confidence on were acted on: how much that is, and how much of all would be wrong. */
export const covered = (reads: readonly Read[], from: number): { readonly acted: Share; readonly wrong: Share } => ({
	acted: share(reads, ({ fields }) => fields.confidence >= from),
	wrong: share(reads, (read) => read.fields.confidence >= from && !isRight(read, 'intent')),
});
