import { readingOf } from './reading.ts';

/** Words with which another wish begins: 还有家里灯坏了, 另外想剪头发, 第二件. */
const ANOTHER =
	/(?:^|[,。;!?\n]|(?<=了))\s*((?:然后|而且)?(?:还有(?!没有|多久|几|多少)|另外|此外|还(?:想|要|需要|得)(?!多久|等)|同时|再(?:请|找|帮|给|来一?个|派|叫)|第二(?:件|个|件事)?[,是:]?|二是|其次|②|2[.、)])|(?:and )?also\b|second(?:ly)?\b)[,、 :]*|(?<=[^,。;!?没])(?:还有|另外)(?=(?:想|要|请)?(?:给|帮|请|找|替)(?!我们?[回打])|想|需要)|(?<=.)(?:顺便|顺带)[,、 ]*/u;

/** A text as the wishes it may hold: what comes first, and what is added to it. One part where nothing is added. */
export function wishesIn(text: string): readonly [first: string, added?: string] {
	const { said, written } = readingOf(text);
	const found = ANOTHER.exec(said);
	if (!found) return [text];
	const from = found.index + found[0].length;
	const [first, added] = [written(0, found.index).trim(), written(from, said.length).trim()];
	return added === '' ? [text] : [first, added];
}
