import { describe, expect, it } from 'vitest';
import type { Draft } from '../../bot/flow/talk.ts';
import { NOW, worldAt } from './builders.ts';
import { Chat } from './talking.ts';

/** A time that cannot be is refused, with what may have been meant as buttons. Tuesday, 24 November, 9:00. */

const undated: Draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' };
const asked = (draft: Partial<Draft> = {}): Chat => new Chat({ talk: { draft: { ...undated, ...draft } } });

describe('a better time is the first button', () => {
	it.each([
		['今天早上8点', '周二(11月24日)8:00已经过了。换个时间，哪天方便？', '周四(11月26日)8:00'],
		['今天下午3点', '【上门理发】要提前24小时约，最早11月25日。哪天方便？', '周三(11月25日)15:00'],
		['明天早上7点半到8点', '【上门理发】要提前24小时约，最早11月25日。哪天方便？', '周四(11月26日)7:30–8:00'],
		['2月30日下午', '没有这一天，是周日(2月28日)下午12:00–18:00吗？哪天方便？', '周日(2月28日)下午12:00–18:00'],
		['11月31号上午9点', '没有这一天，是周一(11月30日)9:00吗？哪天方便？', '周一(11月30日)9:00'],
		['周五凌晨3点', '周五(11月27日)3:00是夜里，志愿者来不了。换个时间，哪天方便？', '周五(11月27日)上午8:00–12:00'],
		['周五晚上11点半', '周五(11月27日)23:30是夜里，志愿者来不了。换个时间，哪天方便？', '周五(11月27日)上午8:00–12:00'],
	])('%s', (words, said, better) => {
		const chat = asked();
		expect(chat.say(words)).toBe(said);
		expect(chat.labels()[0]).toBe(better);
		expect(chat.labels().at(-1)).toBe('时间不限，越快越好');
		expect(new Set(chat.labels()).size).toBe(chat.labels().length);
		expect(chat.talk.draft).not.toHaveProperty('slot');
		expect(chat.say('1')).toContain(`时间：${better}`);
	});

	it('of a wish whose item is not known, too', () => {
		const chat = new Chat();
		chat.say('想找人，2月30日下午');
		expect(chat.labels()[0]).toBe('周日(2月28日)下午12:00–18:00');
	});

	it('the hours of today that are over, said before the item was known', () => {
		const chat = new Chat({ world: worldAt(NOW + 8 * 3_600_000) });
		chat.say('今天下午3点');
		expect(chat.say('剪头发')).toMatch(/\n周二\(11月24日\)15:00已经过了/);
		expect(chat.labels()[0]).toBe('周四(11月26日)15:00');
	});
});
