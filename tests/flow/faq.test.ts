import { describe, expect, it } from 'vitest';
import { FAQ_TOPICS, type FaqTopic, faqTopicOf } from '../../bot/flow/parse/faq-topic.ts';
import { wantOf } from '../../bot/flow/parse/wants.ts';
import { RULES_VERSION } from '../../bot/text/rules-version.ts';
import { trained } from '../helpers/trained.ts';
import { me, NOW, RESIDENT, STATION, STRANGER, worldAt } from './builders.ts';
import { Chat } from './talking.ts';

const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06' };
const OFFICE = { workHours: '08:30-12:00,14:00-17:30 Mon-Fri', quietHours: '21:00-08:00' };

/** How people ask; none of these is a line that the model has learnt. */
const PARAPHRASES: Readonly<Record<FaqTopic, readonly string[]>> = {
	fees: ['收费吗', '要钱吗', '你们这个要收钱不', '上门一趟要好多钱', '真的不收钱吗', '是免费的吗', '请你们来要不要交钱', '这个怎么收费的'],
	join: ['怎么当志愿者', '我想当志愿者', '在哪里报名当志愿者', '你们还招人不', '退休了没事做，想出份力', '我会修鞋，可以来摆摊，不要钱'],
	points: ['积分怎么算', '我的积分能换什么', '时长可以兑东西吗'],
	age: ['要不要身份证', '几岁能当志愿者', '16岁可以做志愿者吗', '点单要带身份证吗', '你们收多大年纪的', '未成年能报吗'],
	hours: ['你们几点上班', '周末开门吗', '开放时间是什么时候', '星期天有人值班没', '节假日休息吗', '你们什么时候上班'],
	privacy: ['个人信息怎么用', '我的电话会不会泄露', '地址给谁看得到', '我留的手机号安全吗', '你们会把号码卖了不'],
	pay: ['当志愿者有没有补贴', '志愿者有工资吗', '你们发不发补贴'],
	who: ['你是人吗', '你是机器人还是真人', '你会干啥', '你们能帮些什么', '有什么服务可以点', '你是谁'],
};
const IN_ENGLISH: Readonly<Record<FaqTopic, readonly string[]>> = {
	fees: ['is it free?', 'How much does it cost?', 'do I have to pay'],
	join: ['how can I become a volunteer', 'I want to volunteer'],
	points: ['how do points work'],
	age: ['how old do I have to be', 'do you need my ID card?'],
	hours: ['what are your opening hours', 'are you open on Sunday'],
	privacy: ['what is my data used for', 'who can see my phone number?'],
	pay: ['do volunteers get paid'],
	who: ['are you a robot?', 'what can you do'],
};

describe('questions about the desk', () => {
	describe.each(FAQ_TOPICS)('%s', (topic) => {
		it.each(PARAPHRASES[topic])('%s', (text) => {
			expect(faqTopicOf(text)).toBe(topic);
			expect(wantOf(text, trained(text))).toBe('question');
		});
		it.each(IN_ENGLISH[topic])('%s', (text) => {
			expect(faqTopicOf(text)).toBe(topic);
			expect(wantOf(text, null)).toBe('question');
		});
	});

	it.each([
		'我想请人来修灯，要多少钱',
		'想找人教我妈用手机交话费，会不会泄露密码',
		'我妈八十岁了，想请人来家里理发',
		'图书馆几点关门',
		'救护车来一趟要多少钱',
		'聂耳社区',
		'could someone help me fill in a form',
	])('%s is none, or less than what is wanted beside it', (text) => {
		expect(wantOf(text, /[a-z]/.test(text) ? null : trained(text))).not.toBe('question');
	});
});

describe('the answer', () => {
	it('is plain, and nothing is ordered by it', () => {
		const chat = new Chat();
		expect(chat.say('你们这个要收钱不')).toBe('志愿服务不收钱，也不能垫付、转账。有人收费请发“举报”。');
		expect(chat.talk.draft).toBeNull();
		expect(chat.choices()).toEqual([]);
	});

	it('举报 goes to the level above those whom it may be about', () => {
		const chat = new Chat();
		chat.say('举报');
		expect(chat.hears(STATION)).toBe('');
		expect(chat.last?.handoff?.next.level).toBe(1);
	});

	it('says which version of the rules it quotes', () => {
		for (const text of ['积分怎么算', '几岁能当志愿者', '怎么当志愿者']) expect(new Chat().say(text)).toContain(RULES_VERSION);
	});

	it('who wants to volunteer is handed over with the words', () => {
		const chat = new Chat();
		chat.say('我会修鞋，可以来摆摊，不要钱');
		expect(chat.choices()).toEqual(['human']);
		chat.press('human');
		expect(chat.hears(STATION)).toContain('我会修鞋');
	});

	it('the hours are those that this desk is set to', () => {
		expect(new Chat({ world: worldAt(NOW, {}, OFFICE) }).say('你们几点上班')).toBe(
			'我24小时都在，随时可以说。社区站周一到周五8:30–12:00、14:00–17:30看单。21:00到8:00不打扰志愿者，急的除外。',
		);
		const always = worldAt(NOW, {}, { workHours: 'always', quietHours: 'off' });
		expect(new Chat({ world: always }).say('你们几点上班')).toBe('我24小时都在，社区站也随时看单。');
		const saturdays = worldAt(NOW, {}, { workHours: '09:00-12:00 Sat', quietHours: 'off' });
		expect(new Chat({ world: saturdays }).say('你们几点上班')).toContain('工作日9:00–12:00看单');
		expect(new Chat({ world: worldAt(NOW, {}, OFFICE), who: me({ ...RESIDENT, language: 'en' }) }).say('what are your opening hours')).toBe(
			'I’m here day and night. The station looks at orders Monday to Friday 8:30–12:00 and 14:00–17:30. From 21:00 to 8:00 volunteers aren’t disturbed unless it’s urgent.',
		);
	});

	it.each(['要钱吗', '你们这个要收钱不', '周末开门吗', '你是机器人还是真人'])(
		'%s within a draft: the answer, then its question',
		(text) => {
			const chat = new Chat({ talk: { draft } });
			const [first = '', ...rest] = chat.say(text).split('\n');
			expect(first).not.toContain('小区');
			expect(rest.join('\n')).toMatch(/^在哪个小区？/);
			expect(chat.talk.draft).toEqual(draft);
			chat.say('1');
			expect(chat.talk.draft?.unitCode).toBe('111');
		},
	);
});

describe('courtesies', () => {
	it.each(['师傅你们好呀，打扰一下', '你好'])('%s: a greeting with what can be said', (text) => {
		const chat = new Chat();
		expect(chat.say(text)).toMatch(/^您好！.*想找人来家里剪头发/);
		expect(chat.talk.draft).toBeNull();
	});

	it.each(['辛苦你们了，太感谢了', '谢谢', '好的', '👍', '谢谢你们，祝你们天天开心'])('%s makes no order and leaves a draft', (text) => {
		const alone = new Chat();
		expect(alone.say(text)).not.toBe('');
		expect(alone.talk.draft).toBeNull();
		const chat = new Chat({ who: STRANGER, talk: { draft } });
		chat.say(text);
		expect(chat.talk.draft).toEqual(draft);
	});

	it('with an answer in them they are the answer', () => {
		const chat = new Chat({ talk: { draft: { ...draft, unitCode: '111' } } });
		chat.say('好的谢谢，那就周六上午吧，麻烦你们了');
		expect(chat.talk.draft?.slot).toBeDefined();
	});

	it('a sticker leaves a draft', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.show()).not.toBe('');
		expect(chat.talk.draft).toEqual(draft);
	});
});
