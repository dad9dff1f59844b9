import type { WaitingPick } from '../../db/queries/picks.ts';
import { faultOf, nearCopies } from './corpus-faults.ts';
import { answerOf, type Label, lineOf, pickedLabel, shown } from './pick-line.ts';
import type { Sitting } from './sitting.ts';

/** Whoever looks at picks; `ask` gives null when there is nothing more to come. */
export interface Reader {
	say(line: string): void;
	ask(): Promise<string | null>;
}

/** How a pick is looked at. */
export interface Look {
	readonly reader: Reader;
	readonly sitting: Sitting;
	/** Whether a text was there before, or nearly. */
	readonly isKnown: (text: string) => boolean;
}

export const LEGEND = 'k keep as picked · an intent or a kind: keep as that · d drop · u undo the last · q stop';

const isAmong = (text: string, others: readonly string[]): boolean =>
	others.includes(text) || nearCopies([...others, text]).some(([, later]) => later === others.length);

/** Why a pick cannot be kept under a label; null when it can. */
function objection(pick: WaitingPick, label: Label, { sitting, isKnown }: Look): string | null {
	// these are rare, grave and harmful to get wrong: hands write them
	if (label.intent === 'emergency') return 'danger is not learnt from picks: d drops it';
	const kept = sitting.kept().map(({ text }) => text);
	if (isKnown(pick.text) || isAmong(pick.text, kept)) return 'not kept: nearly the same as a line that is there; d drops it';
	const fault = faultOf(lineOf(pick, label));
	return fault && `not kept: its ${fault} is at fault`;
}

const GONE = 'somebody else has looked at it';

/** Whether the pick is done with. */
async function keep(pick: WaitingPick, label: Label | null, look: Look): Promise<boolean> {
	const { reader, sitting } = look;
	const why = label ? objection(pick, label, look) : 'nothing was picked that it could be learnt as: an intent, a kind, or d';
	if (why !== null) reader.say(why);
	if (why !== null || !label) return false;
	if (!(await sitting.settle(pick, lineOf(pick, label)))) reader.say(GONE);
	return true;
}

/** Asks about one pick until it is settled (`next`), taken back for an earlier one, or the reader stops (null). */
async function lookAt(pick: WaitingPick, look: Look): Promise<'next' | WaitingPick | null> {
	const { reader, sitting } = look;
	for (let said = await reader.ask(); said !== null; said = await reader.ask()) {
		const answer = answerOf(said);
		if (answer?.does === 'stop') return null;
		if (!answer) reader.say(LEGEND);
		else if (answer.does === 'drop') {
			if (!(await sitting.settle(pick, null))) reader.say(GONE);
			return 'next';
		} else if (answer.does === 'undo') {
			const undone = await sitting.undo();
			if ('pick' in undone) return undone.pick;
			reader.say(undone.why);
		} else if (await keep(pick, answer.label ?? pickedLabel(pick), look)) return 'next';
	}
	return null;
}

/** After the last one: a slip there can be taken back, too. */
async function atTheEnd({ reader, sitting }: Look): Promise<WaitingPick | null> {
	reader.say('that was the last · u undo it · q stop');
	const said = await reader.ask();
	if (said === null || answerOf(said)?.does !== 'undo') return null;
	const undone = await sitting.undo();
	if ('pick' in undone) return undone.pick;
	reader.say(undone.why);
	return null;
}

/** Shows picks one by one and does what the reader says of each. */
export async function lookThrough(picks: readonly WaitingPick[], look: Look): Promise<void> {
	for (let at = 0; ; ) {
		const pick = picks[at];
		if (pick) for (const line of [`${at + 1} of ${picks.length}`, ...shown(pick)]) look.reader.say(line);
		const then = pick ? await lookAt(pick, look) : await atTheEnd(look);
		if (then === null) return;
		at = then === 'next' ? at + 1 : picks.indexOf(then);
	}
}
