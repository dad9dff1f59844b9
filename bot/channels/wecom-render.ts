import type { Choice, Outbound } from '../flow/outbound.ts';
import { splitText } from './split-text.ts';

/** WeCom cuts the content of a text behind this many bytes, without a word (channels.md B2). */
export const MAX_BYTES = 2048;

/** WeCom shows these as links, and has no way to write them as text: what a person wrote must not become one. */
const LINK_TAG = /<(?=\s*\/?\s*a[\s>/])/gi;

/** Labels that begin with their own number, such as 5 很好: the flow takes that number for them (flow/read.ts). */
const OWN_NUMBER = /^\d{1,2}(?=\s|$)/;

/** Choices as lines with the number to answer by. */
export function numbered(choices: readonly Choice[]): string {
	const taken = new Set(choices.map(({ label }) => OWN_NUMBER.exec(label)?.[0]));
	return choices.map(({ label }, i) => (OWN_NUMBER.test(label) || taken.has(String(i + 1)) ? label : `${i + 1}. ${label}`)).join('\n');
}

const clean = (text: string): string => text.replaceAll('\u0000', '').toWellFormed().replace(LINK_TAG, '＜').trim();

/** A message → the texts that are sent in turn, the choices numbered below the last; an empty list when there is no text. */
export function renderWecom({ text, choices }: Outbound): string[] {
	const parts = splitText(clean(text), MAX_BYTES, 'bytes');
	const list = clean(numbered(choices));
	const last = parts.at(-1);
	if (last === undefined || list === '') return parts;
	const together = `${last}\n\n${list}`;
	// Rather a message of their own than choices torn apart.
	if (Buffer.byteLength(together) <= MAX_BYTES) return [...parts.slice(0, -1), together];
	return [...parts, ...splitText(list, MAX_BYTES, 'bytes')];
}
