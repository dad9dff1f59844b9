import { describe, expect, it } from 'vitest';
import { addSpan } from '../../db/domain/work-calendar.ts';
import { trained } from '../helpers/trained.ts';
import { COORDINATOR, DISPATCHER, FRIDAY, me, NOW, RESIDENT, STATION, STRANGER, talk, worldAt } from './builders.ts';
import { Chat } from './talking.ts';

const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: FRIDAY };
/** The model is not sure whether somebody is in danger, whatever it has learnt meanwhile. */
const UNSURE = '头很晕，今天不想动，想请人来剪头发';
const AGAIN = '头很晕，站不稳了';
const unsure = worldAt(NOW, {
	meaningOf: (text) => ({
		...trained(text),
		...([UNSURE, AGAIN].includes(text) ? { alarm: 'ask' as const, danger: '120' as const } : {}),
	}),
});

describe('an emergency told calmly', () => {
	it.each([
		['我妈坐在地上嘴歪了', '120'],
		['屋里一股臭鸡蛋味，我不敢开灯', '119'],
		['他拿着刀在门口不走', '110'],
		['药我都攒好了，跟你说声再见', '12356'],
	])('%s: the number comes first, whatever is open', (words, number) => {
		for (const given of [{}, { draft }]) {
			const chat = new Chat({ talk: given });
			expect(chat.say(words).split('\n')[0]).toContain(number);
			// words of crisis are for whoever has taken it, not for a card
			expect(chat.hears(STATION).includes(words)).toBe(number !== '12356');
			expect(chat.hears(DISPATCHER)).toContain('【急】');
			expect(chat.last?.placing).toBeUndefined();
			expect(chat.choices()).toEqual([]);
		}
	});

	it.each(['在大树旁边', '没有手机', '李奶奶', '门口有棵树', '我不想说这个吧', '周六上午', '电话打不通就敲门'])(
		'%s under a question of the draft is an answer',
		(words) => {
			const chat = new Chat({ who: STRANGER, talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });
			chat.say(words);
			expect(chat.talk.worry).toBeNull();
			expect(chat.hears(STATION)).toBe('');
		},
	);
});

describe('what to do until 110 comes', () => {
	it.each([
		['有人叫我转账，说我涉嫌洗钱', /不要转账/],
		['我妈走丢了，到处找不到', /最后在哪里见到/],
		['我被老公打了，他又拿着刀', /先离开/],
		['我被人关在屋里出不来，他们不让我走', /不要硬闯/],
		['家里进小偷了，东西被偷光了', /不要去追/],
	])('%s', (words, does) => {
		const chat = new Chat();
		chat.press('danger:110');
		expect(chat.hears()).not.toMatch(/转账/);
		const worried = new Chat({ talk: { worry: { words, saidAt: NOW, askedAt: NOW, danger: '110' } } });
		const [first = ''] = worried.press('danger:110').split('\n');
		expect(first).toMatch(/^【请马上打电话】110！/);
		expect(first).toMatch(does);
		expect(first.includes('转账')).toBe(words.includes('转账'));
	});
});

describe('whom the model is asked about', () => {
	/** A draft at each of its questions for what a parser takes. */
	const asking = {
		place: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' },
		when: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' },
		contact: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: FRIDAY, name: '' },
	};
	const read: string[] = [];
	const counted = worldAt(NOW, {
		meaningOf: (text) => {
			read.push(text);
			return trained(text);
		},
	});
	const answering = (words: string, given: keyof typeof asking, who = me()): Chat => {
		read.length = 0;
		const chat = new Chat({ world: counted, who, talk: { draft: asking[given] } });
		chat.say(words);
		return chat;
	};

	it.each<[keyof typeof asking, string]>([
		['place', '在大树旁边'],
		['place', '就在菜市场后面那栋红房子'],
		['place', '聂耳社区东风路8号3幢2单元'],
		['place', '我家'],
		['place', '奶奶在家'],
		['place', '1 周四上午'],
		['when', '周六上午9点到11点'],
		['when', '明天下午两点以后都可以'],
		['when', '不限'],
		['when', '上午，奶奶一个人在家'],
		['contact', '张桂兰13800138001'],
		['contact', '联系人王大爷，电话13800138001'],
		['contact', '我姓李，电话一三八零零一三八零零一'],
	])('%s: %s is an answer, and the model is not asked', (question, words) => {
		const chat = answering(words, question);
		expect(read).toEqual([]);
		expect(chat.talk.worry).toBeNull();
		expect(chat.hears(STATION)).toBe('');
	});

	it.each<[string, string]>([
		['我在卫生间摔倒起不来了', '120'],
		['聂耳社区3栋着火了', '119'],
		['我妈在家，突然叫不醒了', '120'],
		['楼上在打人', '110'],
		['我不想活了', '12356'],
		['明天不用来了，我想死', '12356'],
		['他拿着刀在门口不走', '110'],
	])('%s is danger under any question', (words, number) => {
		for (const question of ['place', 'when', 'contact'] as const) {
			const chat = answering(words, question);
			expect(chat.hears().split('\n')[0]).toContain(number);
			expect(chat.hears(STATION)).toContain('【急】');
		}
	});

	it.each(['查单', '取消', '帮助', '人工', '1', '好', '聂耳社区', '接着办'])(
		'%s is a word or a choice, and the model is not asked',
		(words) => {
			read.length = 0;
			new Chat({ world: counted, talk: { draft: asking.place } }).say(words);
			new Chat({ world: counted, talk: { shelved: asking.place } }).say(words === '聂耳社区' ? '查单' : words);
			expect(read).toEqual([]);
		},
	);
});

describe('words that may tell of danger', () => {
	const asked = () => {
		const chat = new Chat({ world: unsure });
		chat.say(UNSURE);
		return chat;
	};

	it('are asked about with one tap; the numbers stand in the question, nobody is called yet', () => {
		const chat = asked();
		expect(chat.hears()).toMatch(/^现在有人有危险吗？.*119.*120.*110/);
		expect(chat.labels()).toEqual(['着火', '受伤', '被打或被骗', '不想活了', '没有']);
		expect(chat.hears(STATION)).toBe('');
		expect(chat.talk.worry).toEqual({ words: UNSURE, saidAt: NOW, askedAt: NOW, danger: '120' });
	});

	it.each([
		['受伤', '120'],
		['1', '119'],
		['有', '120'],
		['有人', '120'],
		['是的', '120'],
		['被打或被骗', '110'],
		['4', '12356'],
		['我爸叫不醒了', '120'],
		[AGAIN, '120'],
	])('%s brings the number, and the duty people hear what was said', (answer, number) => {
		const chat = asked();
		expect(chat.say(answer).split('\n')[0]).toContain(number);
		expect(chat.hears(STATION)).toContain('【急】');
		expect(chat.talk.worry).toBeNull();
	});

	it.each(['没有', '5', '没事', '没有人', '不是的', '没有危险'])('%s: they go on as a wish', (answer) => {
		const chat = asked();
		expect(chat.say(answer)).toContain('上门理发');
		expect(chat.talk.worry).toBeNull();
		expect(chat.hears(STATION)).toBe('');
	});

	it('没有 within a draft: the words answer its question, on the day they were written', () => {
		const chat = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' } } });
		const worry = { words: '周五上午', saidAt: NOW, askedAt: NOW, danger: '120' as const };
		chat.talk = talk({ ...chat.talk, worry });
		expect(chat.press('safe')).toContain('请看对不对');
		expect(chat.talk.draft?.slot).toEqual(FRIDAY);
	});

	it('other words go on, and the question stays open for the duty people', () => {
		const chat = asked();
		expect(chat.say('想找人剪头发')).toContain('上门理发');
		expect(chat.talk.worry?.words).toBe(UNSURE);
	});

	it('buttons of long ago: a danger is believed, 没有 is taken note of', () => {
		expect(new Chat().press('danger:119')).toContain('119');
		expect(new Chat().press('danger:999')).toMatch(/这个按钮/);
		expect(new Chat().press('safe')).toMatch(/^好，没事就好/);
	});

	it('without an answer the duty people are told after danger.silent', () => {
		const { policy, calendar } = worldAt();
		expect(addSpan(NOW, policy.dangerSilent, calendar) - NOW).toBe(5 * 60_000);
	});
});

describe('staff and callers', () => {
	it('words of danger to a caller are passed on, and the writer sees the number', () => {
		expect(new Chat({ who: COORDINATOR }).say('门口有人拿刀砍人').split('\n')[0]).toContain('110');
		expect(new Chat({ who: { ...COORDINATOR, id: RESIDENT.id } }).say('想找人剪头发')).not.toContain('110');
	});
});
