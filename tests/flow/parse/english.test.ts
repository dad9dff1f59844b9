import { describe, expect, it } from 'vitest';
import { namedMemberOf } from '../../../bot/flow/parse/add-name.ts';
import { commandOf } from '../../../bot/flow/parse/commands.ts';
import { isCourtesy } from '../../../bot/flow/parse/courtesy.ts';
import { firstLanguage } from '../../../bot/flow/parse/first-language.ts';
import { choiceNumberOf } from '../../../bot/flow/parse/number-choice.ts';
import { yesOf } from '../../../bot/flow/parse/yes-no.ts';
import { slotWords } from '../../../bot/text/when.ts';
import { dangerOf } from '../../../bot/understand/danger/danger.ts';
import { contactOf } from '../../../bot/understand/name.ts';
import { peopleOf } from '../../../bot/understand/people.ts';
import { addressOf } from '../../../bot/understand/place/address.ts';
import { whenOf } from '../../../bot/understand/time/when.ts';
import { instantOf } from '../../../db/domain/local-time.ts';

const ZONE = 'Asia/Shanghai';
/** Monday 23 November 2026, 9:00. */
const NOW = instantOf({ year: 2026, month: 11, day: 23, minute: 540 }, ZONE);

describe('danger', () => {
	it.each([
		['119', 'Fire!'],
		['119', 'help, fire'],
		['119', 'My kitchen is on fire'],
		['119', 'There is thick smoke in the stairwell'],
		['119', 'I smell gas in the flat'],
		['119', "I'm stuck in the lift"],
		['119', 'a boy fell into the river'],
		['119', 'fire in the kitchen, please come quick'],
		['120', 'My father is unconscious'],
		['120', 'I can’t breathe'],
		['120', 'my grandma is not breathing'],
		['120', 'My husband has chest pain'],
		['120', 'She fell down and can’t get up'],
		['120', 'I think he is having a stroke'],
		['120', 'the cut is bleeding and won’t stop, bleeding a lot'],
		['120', 'please call an ambulance'],
		['120', 'He had a stroke last year and now he fainted'],
		['110', 'help, someone is attacking me'],
		['110', 'my husband is hitting me'],
		['110', 'a man with a knife is at the door'],
		['110', 'I have been scammed'],
		['110', 'My son is missing'],
		['110', 'someone is following me'],
		['crisis', 'I want to die'],
		['crisis', "I don't want to live any more"],
		['crisis', 'I am going to kill myself'],
		['crisis', 'my friend is suicidal'],
	] as const)('%s: %s', (danger, text) => {
		expect(dangerOf(text)).toBe(danger);
	});

	it.each([
		'fire extinguisher check, please',
		'Could someone test the smoke alarm?',
		'a fire drill for our school',
		"I'm dying to see the show",
		'the bus times are killing me',
		'my phone is dead',
		'My father had a stroke last year and needs a haircut',
		'I would like first aid training',
		'a talk about fire safety',
		'a talk about suicide prevention',
		'how to avoid being scammed',
		'help with my smartphone',
		'there is no fire',
		'Room 120, Building 3',
		'she likes smoked fish',
		'I was fired from my job and need legal advice',
		'my house plants died',
		'What should I do if someone is choking? I want to learn first aid',
		'Help me carry my groceries',
		'He passed his exam',
		'someone to talk to',
	])('none: %s', (text) => {
		expect(dangerOf(text)).toBeNull();
	});
});

describe('words that always work', () => {
	it.each([
		['Help', '帮助'],
		['menu', '菜单'],
		['Back.', '返回'],
		['start over', '重来'],
		['I’m here', '到了'],
		['talk to a person', '人工'],
		['my info', '我的信息'],
		['To do', '待办'],
		['my tasks', '我的任务'],
		['orders', '查单'],
		['cancel, please', '取消'],
		['nudge', '催单'],
		['accept', '接'],
		['decline', '不便'],
		['leaving', '出发'],
		['on my way', '出发'],
		['arrived', '到了'],
		['done', '完成'],
		['Can’t come', '请假'],
		['English', 'English'],
		['英文', 'English'],
		['中文', '中文'],
		['Chinese', '中文'],
	] as const)('%s → %s', (text, word) => {
		expect(commandOf(text)).toEqual({ word, number: null, rest: null });
	});

	it.each([
		['cancel 1123-037', '取消'],
		['cancel my order 1123-037', '取消'],
		['Track order 1123-037', '查单'],
		['track #1123-037', '查单'],
		['accept 1123-037', '接'],
		['can’t come 1123-037', '请假'],
	] as const)('%s → %s with its number', (text, word) => {
		expect(commandOf(text)).toMatchObject({ word, number: '1123-037' });
	});

	it.each([
		'help my grandma with her bath',
		'I am done with my homework, who can tutor me',
		'back pain, can a doctor come',
		'accept my thanks',
		'English lessons for my son',
		'中文补习',
		'human rights talk',
		'leave the key with the neighbour',
	])('none: %s', (text) => {
		expect(commandOf(text)).toBeNull();
	});
});

describe('times', () => {
	it.each([
		['tomorrow morning', 'Tue 24 Nov, morning 8:00–12:00'],
		['Thursday 10am', 'Thu 26 Nov, 10:00'],
		['Thursday at 10', 'Thu 26 Nov, 10:00'],
		['Nov 26 afternoon', 'Thu 26 Nov, afternoon 12:00–18:00'],
		['26 November in the afternoon', 'Thu 26 Nov, afternoon 12:00–18:00'],
		['26 Nov, morning', 'Thu 26 Nov, morning 8:00–12:00'],
		['next Tuesday at 3pm', 'Tue 1 Dec, 15:00'],
		['the 28th at noon', 'Sat 28 Nov, 12:00'],
		['day after tomorrow, evening', 'Wed 25 Nov, evening 18:00–23:00'],
		['on Friday between 2 and 4 pm', 'Fri 27 Nov, 14:00–16:00'],
		['Friday 9-11am', 'Fri 27 Nov, 9:00–11:00'],
		['Friday 11 to 1pm', 'Fri 27 Nov, 11:00–13:00'],
		['half past nine on Wednesday', 'Wed 25 Nov, 9:30'],
		['in three days', 'Thu 26 Nov'],
		['December 2nd, 2026', 'Wed 2 Dec'],
		['this weekend', 'Sat 28 Nov'],
		['this afternoon', 'Mon 23 Nov, afternoon 12:00–18:00'],
		['in the morning please', 'Tue 24 Nov, morning 8:00–12:00'],
		['Could you come on Thursday at 3 o’clock?', 'Thu 26 Nov, 15:00'],
		['change it from Thursday to Friday morning', 'Fri 27 Nov, morning 8:00–12:00'],
		['Saturday', 'Sat 28 Nov'],
		['on sat', 'Sat 28 Nov'],
	])('%s → %s', (text, words) => {
		expect(slotWords(whenOf(text, NOW, ZONE)?.slot ?? null, ZONE, 'en')).toBe(words);
	});

	it('soon, and what is no time', () => {
		expect(whenOf('as soon as possible', NOW, ZONE)).toMatchObject({ slot: null, wantedToday: true });
		for (const text of [
			'Good morning!',
			'every Monday',
			'she fell ill last Thursday',
			'3 days ago',
			'not urgent',
			'May I ask you something',
			'he sat down in the sun',
			'my son marched on',
			'two people',
		])
			expect(whenOf(text, NOW, ZONE), text).toBeNull();
	});
});

describe('answers', () => {
	it.each([
		['Tom Baker 13800138000', 'Tom Baker', '13800138000'],
		["I'm Tom, my phone is 138 0013 8000", 'Tom', '13800138000'],
		['My name is Mary Li and my number is 13800138000', 'Mary Li', '13800138000'],
		['Mrs Baker', 'Mrs Baker', null],
		['Tom', 'Tom', null],
		['no phone', null, null],
		['why do you ask', null, null],
	])('contact: %s', (text, name, phone) => {
		expect(contactOf(text, { asked: true })).toEqual({ name, phone });
	});

	it('a name is announced anywhere, a bare one only counts as an answer', () => {
		expect(contactOf('Hello, my name is Tom and I need a haircut').name).toBe('Tom');
		expect(contactOf('I am ill and need a haircut').name).toBeNull();
		expect(contactOf('Tom').name).toBeNull();
	});

	it.each([
		['2 people', 2],
		['for 15 seniors', 15],
		['there are three of us', 3],
		['one person', 1],
		['2 people to help', null],
		['3 pm', null],
	])('people: %s', (text, n) => {
		expect(peopleOf(text)?.people ?? null).toBe(n);
	});

	it.each([
		['Room 201, Unit 3, Building 5', 'Room 201, Unit 3, Building 5'],
		["18 Nie'er Road, room 201", "18 Nie'er Road, room 201"],
		['I need 3 people on Thursday', null],
	])('address: %s', (text, address) => {
		expect(addressOf(text)).toBe(address);
	});

	it('a member is named', () => {
		expect(namedMemberOf('Add Tom')).toEqual({ name: 'Tom', number: null, sure: true });
		expect(namedMemberOf('add somebody')).toEqual({ name: '', number: null, sure: true });
		expect(namedMemberOf('additional help')).toBeNull();
	});

	it('yes and no', () => {
		for (const text of ['Yes', 'yes please', 'That’s right', 'OK', 'Confirm', 'sounds good']) expect(yesOf(text), text).toBe(true);
		for (const text of ['No', 'no thanks', 'Never mind', 'That’s wrong']) expect(yesOf(text), text).toBe(false);
		for (const text of ['yes but later', 'is that right?', 'no idea']) expect(yesOf(text), text).toBeNull();
	});

	it('numbers of choices', () => {
		expect([choiceNumberOf('Number 2')?.n, choiceNumberOf('2 Thursday morning')?.rest, choiceNumberOf('5 very careful')?.n]).toEqual([
			2,
			'Thursday morning',
			5,
		]);
		for (const text of ['2 people', '3 pm', '10 in the morning', '2 December', '10am']) expect(choiceNumberOf(text), text).toBeNull();
	});

	it('courtesy', () => {
		expect([isCourtesy('Thank you very much!'), isCourtesy('Good morning'), isCourtesy('thanks, can you come?')]).toEqual([
			'thanks',
			'hello',
			null,
		]);
	});
});

describe('the language of the first words', () => {
	it.each([
		['I need someone to cut my hair', null, 'en'],
		['Could someone fix my lamp?', null, 'en'],
		['help', null, 'en'],
		['haircut', 'en', 'en'],
		['我想理发', 'en', 'zh-CN'],
		['我要学 English', null, 'zh-CN'],
		['haircut', null, null],
		['1', 'en', null],
		['ok', 'en', null],
		['hello', null, null],
		['B2-302', 'en', null],
		['Nieer Lu 18', null, null],
		['13800138000', 'en', null],
		['👍', 'en', null],
	])('%s (hint %s) → %s', (text, hint, language) => {
		expect(firstLanguage(text, hint)).toBe(language);
	});
});
