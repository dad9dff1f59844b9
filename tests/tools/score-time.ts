/**
 * `npx tsx tests/tools/score-time.ts FILE…` scores the reading of times on labelled messages (one JSON object a line, as in
 * understanding.md §2): right of those that state a time, silent on those that do not, and each miss on a line of its own.
 */
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { timeOf } from '../../bot/understand/time/time.ts';
import { type WhenFields, whenFields } from '../../bot/understand/time/time-fields.ts';

interface Labelled {
	readonly id: string;
	readonly text: string;
	readonly reference_datetime: string;
	readonly gold: WhenFields & { readonly intent: string };
	readonly alt?: { readonly when_start?: readonly (string | null)[]; readonly when_end?: readonly (string | null)[] };
	readonly skip?: readonly string[];
}

const ZONE = 'Asia/Shanghai';
const date = (stamp: string | null): string | undefined => stamp?.slice(0, 10);
/** Where the label names a whole day its hours are not asked for. */
const sameEnd = (said: string | null, gold: string | null, whole: string): boolean =>
	gold !== null && said !== null && (gold.endsWith(whole) ? date(said) === date(gold) : said === gold);

function isRight(said: WhenFields, gold: WhenFields): boolean {
	const { when_start: start, when_end: end } = said;
	switch (gold.when_grain) {
		case 'minute':
			return start === gold.when_start;
		case 'part':
			return start !== null && start >= (gold.when_start ?? '') && start <= (gold.when_end ?? '');
		case 'day':
			return start !== null && date(start) === date(gold.when_start);
		case 'range':
			return sameEnd(start, gold.when_start, 'T00:00') && sameEnd(end, gold.when_end, 'T23:59');
		case 'deadline':
			return start === null && end === gold.when_end;
		case 'since':
			return start !== null && date(start) === date(gold.when_start);
		default:
			return start === null && end === null;
	}
}

const counts = { stated: 0, right: 0, none: 0, silent: 0 };
for (const file of process.argv.slice(2)) {
	for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
		const { id, text, reference_datetime: reference, gold, alt, skip } = JSON.parse(line) as Labelled;
		if (skip?.includes('when')) continue;
		const said = whenFields(timeOf(text, Temporal.Instant.from(reference).epochMilliseconds, ZONE), ZONE);
		const golds = [
			gold,
			...(alt?.when_start ?? []).map((when_start) => ({ ...gold, when_start })),
			...(alt?.when_end ?? []).map((when_end) => ({ ...gold, when_end })),
		];
		const right = golds.some((one) => isRight(said, one));
		const isStated = gold.when_start !== null || gold.when_end !== null;
		counts[isStated ? 'stated' : 'none']++;
		if (right) counts[isStated ? 'right' : 'silent']++;
		else
			process.stdout.write(
				`${id} [${gold.intent}] ${reference} ${text}\n\tgold ${JSON.stringify(fields(gold))}\n\tsaid ${JSON.stringify(fields(said))}\n`,
			);
	}
}
process.stdout.write(`${JSON.stringify(counts)}\n`);

function fields({ when_start, when_end, when_grain }: WhenFields): readonly (string | null)[] {
	return [when_start, when_end, when_grain];
}
