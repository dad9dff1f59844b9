import { SEAL_LETTERS, type SealMark, sealMarks } from '../../bot/text/seals.ts';
import { ORDER_STATES, type OrderState } from '../../db/domain/order.ts';
import { type Html, html } from './html.ts';

/** How far an order is, in a glance. */
export interface SealRow {
	/** All five, or with a side end only those that were reached. */
	readonly seals: readonly { readonly char: string; readonly mark: SealMark }[];
	/** The one word that stands for the seals never reached, else null. */
	readonly end: string | null;
	/** Where the order stands, in the resident's words. */
	readonly word: string;
	/** What stands behind the promised moment: 今天 18:00 + 前给您准信. */
	readonly promise: string;
}

const NEWS = '前给您准信';
const ANSWER = '前等您回话';
const ON_IT = '前给您消息';
const RATE = '前等您评一评';

/** Words, promise, end. Small on purpose: pages carry it to the browser. */
type Line = readonly [word: string, promise: string, end?: string];
const TABLE: Readonly<Record<OrderState, Line>> = {
	ordered: ['等社区站看单', NEWS],
	collected: ['等中心派单', NEWS],
	offering: ['正在找人', NEWS],
	accepted: ['有人接单了', ON_IT],
	departed: ['志愿者在路上', ON_IT],
	serving: ['正在服务', ON_IT],
	confirming: ['做完了，请评一评', RATE],
	rating: ['做完了，请评一评', RATE],
	closed: ['走完了', ON_IT],
	returned: ['社区站退回了', ANSWER, '退回'],
	referred: ['转给 12345 了', ON_IT, '转12345'],
	cancelled: ['取消了', ON_IT, '取消'],
	unserved: ['没找到人', ANSWER, '未能安排'],
	merged: ['并到另一单', NEWS, '并入'],
};

const rowOf = (letters: string, [word, promise, end]: Line): SealRow => ({ seals: sealMarks(letters), end: end ?? null, word, promise });

/** State of an order → its row of seals. Pure. */
export const sealsOf = (state: OrderState): SealRow => rowOf(SEAL_LETTERS[state], TABLE[state]);

/** Before anybody has ordered. */
export const noSeals = (): SealRow => rowOf('ntttt', ['还没有单', NEWS]);

/** The same table for the browser: state,marks,word,promise,end; … (no sign that an attribute would have to escape). */
export const sealTable = (): string => ORDER_STATES.map((state) => [state, SEAL_LETTERS[state], ...TABLE[state]].join()).join(';');

/** The row as a picture; people who hear the page hear the word instead. */
export function sealRow(row: SealRow): Html {
	return html`<span class="seals" role="img" aria-label="五单进度：${row.word}">
		${row.seals.map((seal) => html`<i class="seal ${seal.mark}">${seal.char}</i>`)}
		${row.end && html`<i class="end">${row.end}</i>`}
	</span>`;
}
