import { SEAL_LETTERS, type SealMark, sealMarks } from '../../bot/text/seals.ts';
import { ORDER_STATES, type OrderState } from '../../db/domain/order.ts';
import { type Html, html } from './html.ts';
import type { PageWords } from './words-zh-cn.ts';

/** How far an order is, in a glance. */
export interface SealRow {
	/** All five, or with a side end only those that were reached. */
	readonly seals: readonly { readonly char: string; readonly mark: SealMark }[];
	/** The one word that stands for the seals never reached, else null. */
	readonly end: string | null;
	/** Where the order stands, in the resident's words. */
	readonly word: string;
}

/** What stands around the promised moment. */
const PROMISES: Readonly<Record<OrderState, 'news' | 'answer' | 'told' | 'rate'>> = {
	ordered: 'news',
	collected: 'news',
	offering: 'news',
	accepted: 'told',
	departed: 'told',
	serving: 'told',
	confirming: 'rate',
	rating: 'rate',
	closed: 'told',
	returned: 'answer',
	referred: 'told',
	cancelled: 'told',
	unserved: 'answer',
	merged: 'news',
};

const endOf = (state: OrderState, { ends }: PageWords): string | null => (state in ends ? ends[state as keyof typeof ends] : null);

/** State of an order → its row of seals. Pure. */
export const sealsOf = (state: OrderState, words: PageWords): SealRow => ({
	seals: sealMarks(SEAL_LETTERS[state]),
	end: endOf(state, words),
	word: words.states[state],
});

/** Before anybody has ordered. */
export const noSeals = (words: PageWords): SealRow => ({
	seals: sealMarks('ntttt'),
	end: null,
	word: words.states.none,
});

/** The same table for the browser: state|marks|word|key of the promise|end; … (no sign that an attribute would have to escape). */
export const sealTable = (words: PageWords): string =>
	ORDER_STATES.map((state) => {
		const { word, end } = sealsOf(state, words);
		return [state, SEAL_LETTERS[state], word, PROMISES[state], ...(end === null ? [] : [end])].join('|');
	}).join(';');

/** The row as a picture; people who hear the page hear the word instead. */
export function sealRow(row: SealRow, words: PageWords): Html {
	return html`<span class="seals" role="img" aria-label="${words.seals}${row.word}">
		${row.seals.map((seal) => html`<i class="seal ${seal.mark}">${seal.char}</i>`)}
		${row.end && html`<i class="end">${row.end}</i>`}
	</span>`;
}
