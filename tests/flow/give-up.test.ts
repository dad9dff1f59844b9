import { describe, expect, it } from 'vitest';
import { givesUp } from '../../bot/flow/parse/gives-up.ts';
import { me, NOW, SERVES } from './builders.ts';
import { Chat, mineOf } from './talking.ts';

/** A draft is given up by a word, and 接着办 brings it back. */

const asksPlace = { wish: '剪头发', startedAt: NOW, itemCode: 'H06' };
const full = { ...asksPlace, unitCode: '111', slot: null };
const drafting = (draft = asksPlace, given: ConstructorParameters<typeof Chat>[0] = {}) => new Chat({ talk: { draft }, ...given });
const english = me(undefined, { language: 'en' });

describe('words that give up', () => {
	it.each([
		'取消',
		'算了',
		'算了吧',
		'不要了',
		'不办了',
		'那我不办了',
		'还是算了，不用了，谢谢',
		'算了算了',
		'我不想要了',
		'不麻烦你们了',
		'别弄了',
		'Never mind',
		'oh forget it',
		"I don't want it any more",
		'cancel it please',
	])('%s', (words) => expect(givesUp(words)).toBe(true));

	it.each([
		'',
		'不要',
		'不',
		'不用',
		'算',
		'不要紧',
		'周六不要了，周日吧',
		'不要打扫了要理发',
		'取消1123-037',
		'算了一下要三个人',
		'no',
		`${'算了'.repeat(500)}啦吗`,
	])('not: %s', (words) => expect(givesUp(words)).toBe(false));
});

describe('with nothing but a draft', () => {
	it.each(['取消', '算了', '不要了', '不办了', '还是不办了吧', 'cancel'])(
		'%s drops it at any question, and 确认 makes no order',
		(words) => {
			for (const draft of [asksPlace, full]) {
				const chat = drafting(draft);
				expect(chat.say(words)).toBe('好，刚才填的都不要了，没关系。想请人帮什么忙，随时说一句；还想办刚才这件，回“接着办”。');
				expect(chat.labels()).toEqual(['接着办']);
				for (const after of ['确认', '好', '对', '嗯']) {
					chat.say(after);
					expect(chat.last?.placing, after).toBeUndefined();
					expect(chat.talk.draft, after).toBeNull();
				}
				expect(chat.press('confirm')).toMatch(/^现在没有填到一半的单子/);
				expect(chat.press('place:111')).not.toContain('上门理发');
			}
		},
	);

	it.each(['接着办', '继续', '1'])('%s brings it back as it was', (words) => {
		const chat = drafting(full);
		chat.say('取消');
		expect(chat.say(words)).toMatch(/^好，接着办刚才这件。\n请看对不对：\n服务：上门理发/);
		expect(chat.talk).toMatchObject({ draft: full, dropped: null });
		chat.say('确认');
		expect(chat.last?.placing?.placed.order.itemCode).toBe('H06');
	});

	it('also after something else was said, but not once another wish was begun', () => {
		const chat = drafting();
		chat.say('算了');
		chat.say('帮助');
		expect(chat.say('接着办')).toMatch(/^好，接着办刚才这件。/);
		chat.say('算了');
		chat.say('想学手机');
		expect(chat.talk).toMatchObject({ draft: { itemCode: 'E01' }, dropped: null });
		expect(chat.press('bring-back')).toContain('在哪个小区');
		expect(chat.talk.draft).toMatchObject({ itemCode: 'E01' });
	});

	it('a button of the menu begins anew and takes nothing of what was given up', () => {
		const chat = drafting(full);
		chat.say('取消');
		chat.press('item:E01');
		expect(chat.talk).toMatchObject({ dropped: null, draft: { itemCode: 'E01' } });
		expect(chat.talk.draft).not.toHaveProperty('unitCode');
	});

	it('in English', () => {
		const chat = drafting(full, { who: english });
		expect(chat.say('cancel')).toMatch(/^All right, I’ve dropped that.+reply “carry on”\.$/);
		expect(chat.labels()).toEqual(['Carry on']);
		chat.say('confirm');
		expect(chat.last?.placing).toBeUndefined();
		expect(chat.say('carry on')).toMatch(/^All right, back to that one.\nPlease check/);
		expect(chat.say('forget it')).toMatch(/^All right, I’ve dropped that/);
	});

	it('a task of the own team is no order of the own', () => {
		const facts = { mine: [mineOf(77, { as: 'joined', state: 'accepted' })] };
		expect(drafting(asksPlace, { who: SERVES, facts }).say('取消')).toMatch(/^好，刚才填的都不要了/);
	});

	it('asked whether it is to go, 对 drops it and 不 keeps it', () => {
		const asked = () => {
			const chat = drafting();
			expect(chat.say('我不想要了，自己弄吧')).toMatch(/不要了，对吗？$/);
			return chat;
		};
		for (const yes of ['对', '确认', '不要了', '算了']) {
			const chat = asked();
			expect(chat.say(yes), yes).toMatch(/^好，刚才填的都不要了/);
			expect(chat.talk.draft, yes).toBeNull();
		}
		const kept = asked();
		expect(kept.say('不')).toMatch(/在哪个小区/);
		expect(kept.talk.draft).toEqual(asksPlace);
	});
});

describe('with a draft and orders', () => {
	const both = (given: ConstructorParameters<typeof Chat>[0] = {}) => drafting(asksPlace, { facts: { mine: [mineOf(77)] }, ...given });

	it.each(['取消', '算了', '不办了'])('%s asks which, and nothing is gone yet', (words) => {
		const chat = both();
		expect(chat.say(words)).toBe('要取消哪一样？');
		expect(chat.labels()).toEqual(['填到一半的上门理发', '1123-077 上门理发 时间不限', '接着办']);
		expect(chat.talk.draft).toEqual(asksPlace);
		expect(chat.event()).toBeNull();
		expect(chat.say('1')).toMatch(/^好，刚才填的都不要了/);
	});

	it('the order is asked about once more, the draft stays', () => {
		const chat = both();
		chat.say('取消');
		expect(chat.press('cancel:77')).toMatch(/^要取消1123-037/);
		expect(chat.talk.draft).toEqual(asksPlace);
	});

	it('取消 with a number means that order', () => {
		const chat = both();
		expect(chat.say('取消1123-077')).toContain('已取消1123-037');
		expect(chat.talk.draft).toEqual(asksPlace);
	});

	it('an order that has ended is none', () => {
		expect(both({ facts: { mine: [mineOf(77, { state: 'rating' })] } }).say('取消')).toMatch(/^好，刚才填的都不要了/);
	});

	it('in English', () => {
		expect(both({ who: english }).say('cancel')).toBe('Which should be cancelled?');
	});
});

describe('with two wishes waiting', () => {
	const BOTH = '我妈想剪头发，周五上午，聂耳社区；另外她还想学手机';

	it('the second begins, and a button leads back to the first', () => {
		const chat = new Chat();
		chat.say(BOTH);
		const first = chat.talk.draft;
		expect(chat.say('取消')).toMatch(/^好，这一件不要了。\n接着说第二件。\n给您选的是【手机课】/);
		expect(chat.talk).toMatchObject({ draft: { itemCode: 'E01' }, dropped: first });
		expect(chat.labels().at(-1)).toBe('还是办第一件');
		expect(chat.press('bring-back')).toMatch(/^好，接着办刚才这件。\n请看对不对：\n服务：上门理发/);
		expect(chat.talk).toMatchObject({ draft: first, dropped: null });
		expect(chat.say('确认')).toMatch(/接着说第二件。\n给您选的是【手机课】/);
	});

	it('ordered, the second leaves nothing to go back to; the first never becomes an order', () => {
		const chat = new Chat();
		chat.say(BOTH);
		chat.say('取消');
		chat.say('确认');
		expect(chat.last?.placing?.placed.order.itemCode).toBe('E01');
		expect(chat.talk).toMatchObject({ draft: null, dropped: null });
		expect(chat.say('接着办')).not.toContain('上门理发');
	});
});

describe('where 算了 answers something else', () => {
	it('in a talk with the staff it is passed on, beside another question it answers that', () => {
		const toStaff = drafting(asksPlace, { talk: { draft: asksPlace, handoff: { told: true } } });
		toStaff.say('算了');
		expect(toStaff.talk.draft).toEqual(asksPlace);
		const asked = { about: 'object-why', orderId: '77' as never, choices: [] } as const;
		const objecting = new Chat({ talk: { draft: asksPlace, asked } });
		expect(objecting.intent({ kind: 'text', text: '算了' })).toMatchObject({ kind: 'answer' });
	});
});
