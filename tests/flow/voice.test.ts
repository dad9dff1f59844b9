import { describe, expect, it } from 'vitest';
import { actId } from '../../bot/flow/act.ts';
import { MINUTE } from '../../db/domain/instant.ts';
import { CENTRE, COORDINATOR, DISPATCHER, FRIDAY, me, NOW, STATION, STRANGER, sceneIn } from './builders.ts';
import { Chat, lookupOf, staffLookup } from './talking.ts';

/** Spoken messages (desk.md §4, "Voice, dialect"). */

const staff = staffLookup();
const STARS = ['5 很好', '4 好', '3 一般', '2 不太好', '1 很差'].map((label) => ({ id: `rate:77:${label[0]}`, label }));
const PLACING = { draft: { wish: '理发', startedAt: NOW, itemCode: 'H06' } };

describe('what was heard', () => {
	it('is read back word for word, and nothing is taken before 对', () => {
		const chat = new Chat();
		expect(chat.speak('想喊个人来修哈电饭煲')).toBe('听到的是：“想喊个人来修哈电饭煲”。对吗？回“对”或再说一遍。');
		expect(chat.labels()).toEqual(['对', '再说一遍']);
		expect(chat.talk.draft).toBeNull();
		expect(chat.talk.heard).toEqual({ id: '1', words: '想喊个人来修哈电饭煲', saidAt: NOW, misses: 0 });
	});

	it.each(['对', '1', '是的', '确认', 'heard-yes:1'])('%s makes the words count as if they were typed', (yes) => {
		const chat = new Chat();
		chat.speak('想找人来家里剪头发，聂耳社区');
		expect(yes.includes(':') ? chat.press(yes) : chat.say(yes)).toContain('哪天方便');
		expect(chat.talk.draft).toMatchObject({ wish: '想找人来家里剪头发，聂耳社区', unitCode: '111' });
		expect(chat.talk.heard).toBeNull();
	});

	it('对 can be spoken too', () => {
		const chat = new Chat();
		chat.speak('想找人来家里剪头发');
		chat.speak('对。');
		expect(chat.talk.draft).toMatchObject({ wish: '想找人来家里剪头发' });
	});

	it('what stands behind a typed 1 goes with the words', () => {
		const chat = new Chat();
		chat.speak('想找人来家里剪头发');
		chat.say('1 聂耳社区');
		expect(chat.talk.draft).toMatchObject({ itemCode: expect.any(String), unitCode: '111' });
	});

	it('counts from when it was spoken: a day is not moved by midnight', () => {
		const chat = new Chat();
		chat.speak('大后天上午想找人来家里剪头发');
		const heard = chat.talk.heard;
		if (!heard) throw new Error('nothing was heard');
		chat.talk = { ...chat.talk, heard: { ...heard, saidAt: NOW - 10 * 60 * MINUTE } };
		chat.say('对');
		expect(chat.talk.draft?.slot).toMatchObject({ start: FRIDAY.start - 24 * 60 * MINUTE });
	});

	it('answers the question that was asked before it was spoken', () => {
		const chat = new Chat({ open: [STARS], facts: { order: lookupOf(sceneIn('confirming')) } });
		chat.speak('5 师傅很细心');
		chat.press('heard-yes:1');
		expect(chat.event()).toBe('rate');
		const other = new Chat({ open: [STARS] });
		expect(other.speak('师傅还没来')).toContain('听到的是');
		expect(other.say('5')).toBe('没有这个编号，请再看一下，从下面选一个：');
	});

	it('is let go of by whatever else is said, and its buttons are then out of date', () => {
		const chat = new Chat({ talk: PLACING });
		chat.speak('北苑');
		chat.say('聂耳社区');
		expect(chat.talk).toMatchObject({ heard: null, draft: { unitCode: '111' } });
		expect(chat.press('heard-yes:1')).toContain('这个按钮已经过时了');
		expect(chat.talk.draft).toMatchObject({ unitCode: '111' });
	});

	it('spoken again, only the newest words can be confirmed', () => {
		const chat = new Chat();
		chat.speak('想找人来家里剪指甲');
		chat.speak('想找人来家里剪头发');
		expect(chat.press('heard-yes:1')).not.toContain('哪天方便');
		const again = new Chat();
		again.speak('想找人来家里剪指甲');
		again.speak('想找人来家里剪头发');
		again.say('对');
		expect(again.talk.draft).toMatchObject({ wish: '想找人来家里剪头发' });
	});
});

describe('words that need no reading back', () => {
	it.each([
		['家里着火了快来', '家里着火了快来'],
		['我不想活了', '【危机】'],
	])('an emergency is acted on at once: %s', (words, card) => {
		const chat = new Chat({ facts: { staff } });
		expect(chat.speak(words)).toMatch(/^【请/);
		expect(chat.hears(STATION)).toContain(card);
		expect(chat.hears(DISPATCHER)).toContain(card);
	});

	it.each([
		['人工', '已请聂耳社区站的同志给您回话'],
		['查单', '单'],
		['帮助。', '五单'],
	])('%s only shows something or calls a person', (words, shown) => {
		const chat = new Chat({ facts: { staff } });
		expect(chat.speak(words)).toContain(shown);
		expect(chat.talk.heard).toBeNull();
	});

	it.each(['取消', '接', '到了', '重来', '申诉', '取消1123-037'])('%s would move something: it is read back', (words) => {
		expect(new Chat().speak(words)).toContain(`听到的是：“${words}”`);
	});

	it('staff who answer a caller pass nothing on, and no emergency is told of, before they have said yes', () => {
		const talk = { answering: { handoffId: '9' as never, who: '李桂芬' } };
		expect(new Chat({ who: COORDINATOR, talk }).speak('着火了先打119')).toContain('听到的是');
	});
});

describe('what was not heard', () => {
	it.each([
		['unclear', '没听清这段语音。请再说一遍，或者打字说一句。'],
		['away', '这段语音现在没能听成。请打字说一句，或者过一会儿再说一遍。'],
		['too-long', '这段语音太长，我听不完。请用一两句话再说一遍，或者打字。'],
	] as const)('%s: asked for again, with a way to a person', (why, words) => {
		const chat = new Chat();
		expect(chat.mumble(why)).toBe(words);
		expect(chat.labels()).toEqual(['找人工']);
	});

	it.each(['', '。', ' …… ', '♪♪'])('words that are none: %j', (words) => {
		expect(new Chat().speak(words)).toContain('没听清这段语音');
	});

	it('where nobody listens it is said so, however often', () => {
		const chat = new Chat({ facts: { staff } });
		for (let i = 0; i < 3; i++) expect(chat.mumble('off')).toBe('这里听不了语音，请打字说一句，或回“人工”找社区站的同志。');
		expect(chat.last?.handoff).toBeUndefined();
	});

	it('leaves the draft and its question as they are', () => {
		const chat = new Chat({ talk: PLACING });
		chat.mumble();
		expect(chat.talk.draft).toEqual(PLACING.draft);
		chat.say('聂耳社区');
		expect(chat.talk.draft).toMatchObject({ unitCode: '111' });
	});
});

describe('twice in a row', () => {
	const twice: readonly (readonly [string, (chat: Chat) => string])[] = [
		['not made out', (chat) => [chat.mumble(), chat.mumble('away')].at(-1) ?? ''],
		['made out wrongly', (chat) => [chat.speak('想学甲'), chat.say('不对'), chat.speak('想学加'), chat.press('heard-no:2')].at(-1) ?? ''],
		['the one and the other', (chat) => [chat.speak('想学甲'), chat.say('再说一遍'), chat.mumble()].at(-1) ?? ''],
	];

	it.each(twice)('%s: the station is told, in the words of desk.md', (_what, play) => {
		const chat = new Chat({ facts: { staff } });
		const [first, second, ...rest] = play(chat).split('\n');
		expect(first).toBe('我没听清，已转给聂耳社区站的同志，工作时间30分钟内给您回电。');
		expect([second, rest]).toEqual(['今天23:59前您在这里说的话，我都转给他们；不用了回“结束”。', []]);
		expect(chat.last?.handoff?.next).toMatchObject({ answerBy: NOW + 30 * MINUTE });
		expect(chat.talk).toMatchObject({ heard: null, handoff: { told: false } });
	});

	it('the station sees what was heard last', () => {
		const chat = new Chat({ facts: { staff } });
		chat.speak('想学甲');
		chat.press('heard-no:1');
		chat.mumble();
		expect(chat.hears(STATION)).toContain('“（发了语音，没听清）想学甲”');
	});

	it('without a phone the answer comes in the chat', () => {
		const chat = new Chat({ who: STRANGER, facts: { staff } });
		chat.mumble();
		expect(chat.mumble()).toContain('您没有留电话，会在这里回您。');
	});

	it('in between something was typed: it is not in a row', () => {
		const chat = new Chat({ facts: { staff } });
		chat.mumble();
		chat.say('想找人来家里剪头发');
		expect(chat.mumble()).toContain('没听清这段语音');
		expect(chat.last?.handoff).toBeUndefined();
	});

	it('where nobody is on duty it says whom to ring', () => {
		const chat = new Chat({ facts: { staff: staffLookup({ staff: [], dispatchers: [] }) } });
		chat.mumble();
		expect(chat.mumble()).toContain('12345');
	});

	it.each([COORDINATOR, CENTRE])('the staff are never handed over to themselves', (who) => {
		const chat = new Chat({ who });
		for (let i = 0; i < 3; i++) expect(chat.mumble()).toContain('没听清这段语音');
		expect(chat.labels()).toEqual([]);
	});

	it('in English', () => {
		const chat = new Chat({ who: { ...me(), language: 'en' }, facts: { staff } });
		expect(chat.speak('I need a haircut')).toBe('I heard: “I need a haircut”. Is that right? Reply “yes” or say it again.');
		expect(chat.labels()).toEqual(['Yes', 'Say it again']);
		chat.press(actId('heard-no', '1'));
		expect(chat.mumble()).toMatch(/^I couldn’t make it out and have passed it on: .+ will ring you within 30 minutes of working time\.\n/);
	});
});
