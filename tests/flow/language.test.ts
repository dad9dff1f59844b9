import { describe, expect, it } from 'vitest';
import type { Me } from '../../bot/flow/me.ts';
import { COORDINATOR, me, NOW, RESIDENT, sceneIn } from './builders.ts';
import { Chat, lookupOf } from './talking.ts';

const english = (given: Partial<Me> = {}): Me => me(RESIDENT, { language: 'en', ...given });

/** The draft of an English resident, from the first sentence on. */
function draft(): Chat {
	return new Chat({ who: english({ name: null, phone: null, homeUnitCode: null, consented: false }) });
}

describe('an order in English', () => {
	it('from the wish to the summary', () => {
		const chat = draft();
		expect(chat.say('Could someone come and give my grandma a haircut?')).toMatch(
			/^That would be Haircut at home \(free, about 40 minutes, 2 volunteers\)\.\nWhich neighbourhood/,
		);
		expect(chat.choices()[0]).toMatch(/^institute:/);
		expect(chat.say('somewhere')).toMatch(/^I don’t know that community/);
		expect(chat.say('1')).toMatch(/^Which community or village in 玉兴街道\?/);
		expect(chat.say('1')).toMatch(/^Which day suits you\? For example “\d+ Nov, morning”\.$/);
		expect(chat.labels()).toEqual([
			expect.stringMatching(/^\w{3} \d+ Nov, morning 8:00–12:00$/),
			expect.stringMatching(/^\w{3} \d+ Nov, afternoon 12:00–18:00$/),
			'Any time, the sooner the better',
		]);
		expect(chat.say('Friday morning')).toMatch(/^What’s your name/);
		chat.say('I’m Tom Baker, 13800138000');
		expect(chat.hears()).toMatch(
			/^Please check:\nService: Haircut at home\nTime: Fri 27 Nov, morning 8:00–12:00\nPlace: 玉兴街道聂耳社区\n/,
		);
		expect(chat.labels()[0]).toBe('Place the order');
		expect(chat.say('change to Saturday at 10am')).toContain('Time: Sat 28 Nov, 10:00');
		expect(chat.say('Room 201, Unit 3')).toContain('Place changed to 玉兴街道聂耳社区 Room 201, Unit 3.');
		expect(chat.say('place the ORDER')).toMatch(
			/^Ordered\. Your number is 1124-001\. The station will answer you by .+\. Send “track 1124-001”/,
		);
	});

	it('never mind drops the draft, the label of a button acts whatever its capitals', () => {
		const chat = draft();
		chat.say('haircut');
		chat.talk = { ...chat.talk, draft: { wish: '', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: null, name: 'Tom' } };
		chat.open = [];
		expect(chat.say('change TIME')).toMatch(/Which day suits you/);
		chat.talk = { ...chat.talk, draft: { wish: '', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: null, name: 'Tom' } };
		chat.open = [];
		expect(chat.say('Never mind')).toMatch(/^All right, I’ve dropped that/);
	});

	it('help is one text, without a word of Chinese but the one that leads back', () => {
		const text = new Chat({ who: english() }).say('help');
		expect(text).toMatch(/^This is the Wudan desk/);
		expect(text.replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
	});

	it('asks what is wanted, when only help is asked for', () => {
		expect(draft().say('I need help')).toMatch(/^What would you like help with\?/);
	});
});

describe('switching', () => {
	it('in the middle of a draft: kept for the person, nothing lost, the question again', () => {
		const chat = new Chat({ who: me(RESIDENT, { homeUnitCode: null }) });
		chat.say('想找人剪头发');
		const before = chat.talk;
		expect(chat.say('English')).toMatch(/^All right, English from now on\..+\nWhich neighbourhood is it in\?/s);
		expect(chat.last).toMatchObject({ language: 'en', aside: true, talk: before });
		expect(chat.choices()[0]).toMatch(/^institute:/);
		expect(chat.say('中文')).toMatch(/^好，从现在起说中文。.+\n在哪个小区？$/s);
		expect(chat.last).toMatchObject({ language: 'zh-CN', talk: before });
	});

	it('with a question beside the draft: its choices again, in words that the person reads now', () => {
		const chat = new Chat({ who: COORDINATOR, facts: { order: lookupOf(sceneIn('ordered')) } });
		chat.press('return:77');
		const asked = chat.talk.asked;
		expect(asked?.about).toBe('return-why');
		expect(chat.say('English')).toMatch(/^All right, English.+\nWhy is 1123-037 returned\?/s);
		expect(chat.talk.asked).toMatchObject({ about: 'return-why', orderId: asked?.orderId });
		expect(chat.labels()[0]).toBe('the service is not meant for this person');
	});

	it('with nothing in hand: says so', () => {
		const chat = new Chat();
		expect(chat.say('English')).toBe('All right, English from now on. Send “中文” to switch to Chinese.');
		expect(chat.last?.tellings).toHaveLength(1);
	});
});
