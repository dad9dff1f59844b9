import type { OrderState } from '../../db/domain/order.ts';
import { say } from './render.ts';

/** The five seals, the desk's one sign (look.md §1): 点 集 派 接 评. */
export const SEALS = ['点', '集', '派', '接', '评'] as const;

/** `here` = done, and the order stands on it while the service itself is under way; `now` = where it stands; `todo` = to come. */
export type SealMark = 'done' | 'here' | 'now' | 'todo';

const MARKS: Readonly<Record<string, SealMark>> = { d: 'done', h: 'here', n: 'now', t: 'todo' };

/** One letter a seal. A side end has fewer: a word stands in place of the seals that were not reached. */
export const SEAL_LETTERS: Readonly<Record<OrderState, string>> = {
	ordered: 'dnttt',
	collected: 'ddntt',
	offering: 'dddnt',
	accepted: 'dddht',
	departed: 'dddht',
	serving: 'dddht',
	confirming: 'ddddn',
	rating: 'ddddn',
	closed: 'ddddd',
	returned: 'd',
	referred: 'd',
	cancelled: 'd',
	unserved: 'ddd',
	merged: 'dd',
};

/** The letters of SEAL_LETTERS as seals; as many as there are letters. */
export const sealMarks = (letters: string): readonly { readonly char: string; readonly mark: SealMark }[] =>
	[...letters].map((letter, i) => ({ char: SEALS[i] ?? '', mark: MARKS[letter] ?? 'todo' }));

const SIGNS = { done: 'seal.done', here: 'seal.here', now: 'seal.now' } as const;

/** 点✓ 集✓ 派… 接 评, for channels of plain text. */
export function sealWords(state: OrderState, language: string): string {
	const seals = sealMarks(SEAL_LETTERS[state]).map(({ char, mark }) => (mark === 'todo' ? char : `${char}${say(language, SIGNS[mark])}`));
	return [...seals, ...(seals.length < SEALS.length ? [say(language, `state.${state}`)] : [])].join(' ');
}
