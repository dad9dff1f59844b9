import { describe, expect, it } from 'vitest';
import { readFromLine } from '../../bot/flow/read-from.ts';
import { readTalk } from '../../bot/saved-talk.ts';
import { itemWords } from '../../bot/understand/item-words.ts';
import { wordsAt } from '../../bot/understand/reading.ts';
import { DAY } from '../../db/domain/instant.ts';
import { FRIDAY, me, person, STATION, sceneIn } from './builders.ts';
import { hongta } from './hongta.ts';
import { Chat, placeLookup } from './talking.ts';

/** From which words an order was read: on the station's card of a new order, one line. */

const world = hongta();
const chatting = (given: ConstructorParameters<typeof Chat>[0] = {}) => new Chat({ world, ...given });
/** The line on the station's card once it was confirmed; null where there is none. */
const lineAfter = (chat: Chat): string | null => {
	chat.say('确认');
	return (
		chat
			.hears(STATION)
			.split('\n')
			.find((line) => line.startsWith('依据：')) ?? null
	);
};

describe('the line', () => {
	it('names each slot that words brought, and the wish stays above it', () => {
		const chat = chatting();
		chat.say('想请人教10个老人用手机，下周三下午，聂耳社区');
		expect(lineAfter(chat)).toBe('依据：时间“下周三下午” 地点“聂耳社区” 服务“手机” 人数“10个老人”');
		expect(chat.hears(STATION)).toMatch(/”\n依据：[^\n]+\n[^\n]+前要看好。$/);
		expect(chat.last?.placing?.details.readFrom).toMatchObject({ place: '聂耳社区' });
	});

	it('said piece by piece, corrected, and with what the resident calls home', () => {
		const chat = chatting({ who: me(undefined, { homeUnitCode: '530402001009' }) });
		chat.say('家里水管漏水，想找师傅看看');
		chat.say('我家');
		chat.say('周六上午');
		chat.say('不是周六，周天');
		expect(lineAfter(chat)).toBe('依据：时间“周天” 地点“我家” 服务“水管漏水”');
	});

	it('a button is no evidence: nothing was read, no line', () => {
		const chat = chatting();
		chat.press('item:H06');
		chat.press('place:530402001009');
		chat.press('part:any');
		expect(lineAfter(chat)).toBeNull();
		expect(chat.last?.placing).toBeDefined();
		expect(chat.last?.placing?.details.readFrom).toBeNull();
	});

	it('what a button changed later was read from no words any more', () => {
		const chat = chatting();
		chat.say('想请人教我妈用手机，下周三下午，聂耳社区，王奶奶');
		chat.say('王奶奶');
		chat.press('fix:when');
		chat.press('part:any');
		chat.press('fix:item');
		chat.press('item:H06');
		expect(lineAfter(chat)).toBe('依据：地点“聂耳社区”');
	});

	it('a number picks a button, and the words behind it are words', () => {
		const chat = chatting({ who: me(undefined, { homeUnitCode: '530402001009' }) });
		chat.say('想请人来剪头发');
		chat.say('1 周六上午');
		expect(lineAfter(chat)).toBe('依据：时间“周六上午” 服务“剪头发”');
	});

	it.each([
		['家里水管漏水，周六上午不行，下午可以，聂耳社区', '依据：地点“聂耳社区” 服务“水管漏水”'],
		['家里水管漏水，每周六下午，聂耳社区', '依据：时间“周六下午” 地点“聂耳社区” 服务“水管漏水”'],
	])('%s: a time that was read in other words than it was said shows none', (words, line) => {
		const chat = chatting();
		chat.say(words);
		expect(lineAfter(chat)).toBe(line);
	});

	it('two wishes: place and time of the one are those of the other', () => {
		const chat = chatting();
		chat.say('奶奶走不动了，想请人周六上午来聂耳社区剪头发，还有家里水龙头漏水');
		expect(lineAfter(chat)).toBe('依据：时间“周六上午” 地点“聂耳社区” 服务“剪头发”');
		expect(lineAfter(chat)).toBe('依据：时间“周六上午” 地点“聂耳社区” 服务“水龙头漏水”');
	});

	it('in English, for whoever reads English', () => {
		const chat = chatting({
			who: me(undefined, { language: 'en' }),
			facts: { place: placeLookup({ staff: [[{ ...person(30, '赵站'), language: 'en' }]] }) },
		});
		chat.say('Could someone come and cut my hair on Saturday morning, 聂耳社区');
		chat.say('confirm');
		expect(chat.hears(STATION)).toContain('\nRead from: time “Saturday morning” place “聂耳社区” service “cut my hair”\n');
	});

	it('of a time that was agreed on later the words say nothing', () => {
		const details = { ...sceneIn('ordered').details, readFrom: { place: '聂耳社区', when: { words: '周五上午', start: FRIDAY.start } } };
		expect(readFromLine({ order: sceneIn('ordered').order, details }, 'zh-CN')).toBe('\n依据：时间“周五上午” 地点“聂耳社区”');
		const moved = sceneIn('ordered', { slot: { ...FRIDAY, start: FRIDAY.start + DAY, end: FRIDAY.end + DAY } });
		expect(readFromLine({ order: moved.order, details }, 'zh-CN')).toBe('\n依据：地点“聂耳社区”');
		const only = { ...details, readFrom: { when: details.readFrom.when } };
		expect(readFromLine({ order: moved.order, details: only }, 'zh-CN')).toBe('');
	});

	it('is kept with the talk', () => {
		const chat = chatting();
		chat.say('想请人教10个老人用手机，下周三下午，聂耳社区');
		expect(readTalk(JSON.stringify(chat.talk))).toEqual(chat.talk);
	});
});

describe('nobody is named in it', () => {
	it.each([
		'我叫李桂芬，电话13812345678，想请人教手机，下周三下午，聂耳社区3幢201',
		'帮张奶奶请人到家里教手机，她家在聂耳社区3幢，周六上午九点，联系王芳13812345678',
		'邻居李大爷想学手机，周六上午，聂耳社区，电话一三八一二三四五六七八',
		'请人教老王和张奶奶两个人用手机，周六上午，聂耳社区，0877-2012345',
	])('%s', (words) => {
		const chat = chatting();
		chat.say(words);
		if (chat.talk.draft?.itemCode === undefined) chat.press('item:S01');
		chat.say('王芳 13812345678');
		const line = lineAfter(chat);
		expect(line).toContain('地点“聂耳社区”');
		expect(line).not.toMatch(/李桂芬|张奶奶|李大爷|王芳|老王|\d{5}|一三八|3幢/);
	});
});

describe('the words that led to an item', () => {
	it.each([
		['想找人帮忙收拾一下屋子', 'V05', '收拾一下屋子'],
		['想找人帮忙收拾李桂芬屋子', 'V05', '收拾'],
		['想找人帮忙打扫一下卫生', 'V05', '打扫'],
		['帮张奶奶打扫张奶奶家卫生', 'V05', '打扫'],
		['家里水管漏水', 'V14', '水管漏水'],
		['请人帮个忙', 'V14', null],
		['', 'V14', null],
	])('%s, %s: %s', (text, code, words) => expect(itemWords(text, code, world)).toBe(words));
});

describe('words at some stretches', () => {
	it('are in the order of the text, and what stands between two is left out', () => {
		expect(
			wordsAt('周六我在家，上午来', [
				{ from: 6, to: 8 },
				{ from: 0, to: 2 },
			]),
		).toBe('周六 上午');
		expect(
			wordsAt('Saturday  morning', [
				{ from: 0, to: 8 },
				{ from: 10, to: 17 },
			]),
		).toBe('Saturday morning');
		expect(
			wordsAt('周六上午', [
				{ from: 0, to: 2 },
				{ from: 2, to: 4 },
			]),
		).toBe('周六上午');
		expect(wordsAt('周六', [])).toBe('');
	});
});
