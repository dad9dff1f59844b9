import { describe, expect, it } from 'vitest';
import { FRIDAY, NOW, STATION } from './builders.ts';
import { Chat, staffLookup } from './talking.ts';

/** Pictures: counted with the order, never pretended to be seen. */

const DRAFT = { wish: '灯坏了', startedAt: NOW, itemCode: 'H06' };

describe('a picture', () => {
	it('while a draft is filled in belongs to it, and its question stays open', () => {
		const chat = new Chat({ talk: { draft: DRAFT } });
		expect(chat.picture()).toBe('照片收到了。站里会知道您发了照片，只是现在还看不到；要紧的请也用文字说一句。');
		expect(chat.picture()).toBe('第2张照片也收到了。');
		expect(chat.talk.draft).toMatchObject({ ...DRAFT, photos: 2 });
		expect(chat.say('聂耳社区')).toContain('哪天方便');
	});

	it('and how many there are stands on the card of the station', () => {
		const chat = new Chat({ talk: { draft: { ...DRAFT, unitCode: '111', slot: FRIDAY, photos: 2 } } });
		chat.say('确认');
		expect(chat.hears(STATION)).toContain('灯坏了（另发来照片2张，这里还看不了，需要时请问本人）');
		expect(chat.last?.placing?.details.wish).toContain('照片2张');
	});

	it('with a wish under it begins a draft', () => {
		const chat = new Chat();
		expect(chat.picture('想找人来家里剪头发')).toMatch(/^照片收到了。.+\n给您选的是/s);
		expect(chat.talk.draft).toMatchObject({ wish: '想找人来家里剪头发', photos: 1 });
	});

	it('with a word that does something else under it only has the word', () => {
		const chat = new Chat();
		expect(chat.picture('帮助')).toMatch(/^照片我看不了，只看您写的字。\n/);
		expect(chat.talk.draft).toBeNull();
	});

	it('with an emergency under it: nothing comes before the number to ring', () => {
		expect(new Chat({ facts: { staff: staffLookup() } }).picture('家里着火了')).toMatch(/^【请马上打电话】119/);
	});

	it('alone says that nobody looks at it', () => {
		const chat = new Chat();
		expect(chat.picture()).toBe('照片收到了，可是我看不了照片。请用一句话说，想请人帮什么忙。');
		expect(chat.last?.aside).toBe(true);
	});
});
