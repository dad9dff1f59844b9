import { describe, expect, it } from 'vitest';
import { DISPATCHER, me, RESIDENT, STATION, sceneIn } from './builders.ts';
import { Chat, lookupOf, mineOf, staffLookup } from './talking.ts';

/** A rating in words, and words against somebody who came. */

const order = mineOf(77, { number: '1123-037', state: 'rating' });
const served = (mine = [order]): Chat =>
	new Chat({ who: me(RESIDENT), facts: { mine, order: lookupOf(sceneIn('rating')), staff: staffLookup() } });

describe('a rating in words', () => {
	it.each([
		['三星吧', 3],
		['四星', 4],
		['给五分', 5],
	])('%s after what was said of the visit takes the number, and the words go with it', (words, stars) => {
		const chat = served();
		expect(chat.say('师傅挺好的，就是来晚了半个小时')).toMatch(/请给来的志愿者评一评/);
		chat.say(words);
		expect(chat.last?.move?.outcomes[0].event).toMatchObject({ type: 'rate', stars, words: '师傅挺好的，就是来晚了半个小时' });
		const alone = served();
		alone.say(words);
		expect(alone.last?.move?.outcomes[0].event).toMatchObject({ type: 'rate', stars });
	});
});

describe('words against somebody', () => {
	it.each(['昨天来的师傅收了我50块', '志愿者拿走了我200块钱'])('%s: 举报 at once, to the level above with the words', (words) => {
		for (const mine of [[], [order]]) {
			const chat = served(mine);
			expect(chat.say(words)).toMatch(/^志愿服务不收钱.*请发“举报”。$/);
			expect(chat.labels()).toEqual(['举报']);
			expect(chat.say('举报')).toMatch(/^已把您的举报和刚才的话转给/);
			expect(chat.hears(DISPATCHER)).toMatch(/^【举报】/);
			expect(chat.hears(DISPATCHER)).toContain(words);
			expect(chat.hears(STATION)).toBe('');
		}
	});

	it('我要投诉，师傅态度不好: stars without a default, or the level above', () => {
		const chat = served();
		expect(chat.say('我要投诉，师傅态度不好')).toMatch(/打分.*上一级/);
		expect(chat.labels()).toEqual(['评一评', '举报']);
		chat.press('stars:77');
		expect(chat.choices()).toContain('rate:77:1');
		expect(chat.last?.move).toBeUndefined();
		const other = served();
		other.say('我要投诉，师傅态度不好');
		other.say('举报');
		expect(other.hears(DISPATCHER)).toContain('师傅态度不好');
	});

	it('投诉 alone asks what about, and 12345 is given no word alone', () => {
		const chat = served();
		expect(chat.say('投诉')).toMatch(/^您要投诉的是1123-037 上门理发，还是别的事？/);
		expect(chat.say('别的事')).not.toContain('“投诉”');
		const none = served([]);
		expect(none.say('我要投诉')).not.toMatch(/“我?要?投诉”/);
	});

	it('举报 has a wording of its own', () => {
		expect(served().say('举报')).toMatch(/^已把您的举报转给/);
		expect(served([]).say('申诉')).toMatch(/^已把您的申诉转给/);
	});

	it.each(['师傅没收我钱', '师傅很好，给五星'])('%s is no complaint', (words) => {
		expect(served().say(words)).not.toMatch(/举报/);
	});
});
