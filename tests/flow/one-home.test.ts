import { describe, expect, it } from 'vitest';
import { hongta } from './hongta.ts';
import { Chat } from './talking.ts';

/** Help in one home and for one neighbour. */

const offered = (words: string): readonly string[] => {
	const chat = new Chat({ world: hongta() });
	chat.say(words);
	return chat.labels();
};

describe('cleaning', () => {
	it.each(['想找人打扫卫生，聂耳社区2栋301', '想找人打扫一下家里的卫生', '厨房太脏了想找人打扫', '想找人打扫卫生'])(
		'one home is no cleaning day: %s',
		(words) => {
			expect(offered(words)[0]).toBe('困难老人家庭清洁');
		},
	);

	it('a yard is one', () => {
		const chat = new Chat({ world: hongta() });
		chat.say('我们小区楼道太脏，想找人打扫卫生');
		expect(chat.talk.draft?.itemCode).toBe('V01');
	});
});

describe('for a neighbour', () => {
	it.each([
		['帮隔壁独居的刘大爹修电饭煲，周六上午', '小家电维修'],
		['帮隔壁独居的刘大爹修灯', '水电小修'],
	])('what is to be mended comes first: %s', (words, item) => {
		expect(offered(words)[0]).toBe(item);
	});
});
