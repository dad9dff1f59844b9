import { describe, expect, it } from 'vitest';
import { SEAL_LETTERS, SEALS, sealWords } from '../../bot/text/seals.ts';
import { ORDER_STATES, type OrderState } from '../../db/domain/order.ts';

const WORDS: Readonly<Record<OrderState, string>> = {
	ordered: '点✓ 集… 派 接 评',
	collected: '点✓ 集✓ 派… 接 评',
	offering: '点✓ 集✓ 派✓ 接… 评',
	accepted: '点✓ 集✓ 派✓ 接✓… 评',
	departed: '点✓ 集✓ 派✓ 接✓… 评',
	serving: '点✓ 集✓ 派✓ 接✓… 评',
	confirming: '点✓ 集✓ 派✓ 接✓ 评…',
	rating: '点✓ 集✓ 派✓ 接✓ 评…',
	closed: '点✓ 集✓ 派✓ 接✓ 评✓',
	returned: '点✓ 已退回',
	referred: '点✓ 已转12345',
	cancelled: '点✓ 已取消',
	unserved: '点✓ 集✓ 派✓ 未能安排',
	merged: '点✓ 集✓ 已并入同类服务',
};

describe('the five seals', () => {
	it.each(ORDER_STATES)('%s', (state) => {
		expect(sealWords(state, 'zh-CN')).toBe(WORDS[state]);
		expect(SEAL_LETTERS[state].length < SEALS.length).toBe(!WORDS[state].includes(SEALS[4]));
	});
});
