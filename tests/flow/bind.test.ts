import { describe, expect, test } from 'vitest';
import { bareCode, bindingOf, holdsCode } from '../../bot/flow/parse/binding.ts';
import { codeFrom, looksLikeCode, MOST_WRONG_CODES, WRONG_CODE_WINDOW } from '../../db/domain/binding-code.ts';
import type { Redeemable } from '../../db/domain/grant.ts';
import { id, NIEER, NOW, worldAt } from './builders.ts';
import { Chat } from './talking.ts';

/** 绑定CODE: what counts as one, and what comes of it. */

const COORDINATOR: Redeemable = { codeId: '7', grant: { role: 'coordinator', unitCode: NIEER.code, unitName: NIEER.name } };
const LEADER: Redeemable = { codeId: '8', grant: { role: 'leader', teamId: id(5), teamName: '巧手公益手艺队' } };

describe('what is a code', () => {
	test.each([
		['绑定AB2C3D4E', 'AB2C3D4E'],
		['绑定 ab2c3d4e', 'AB2C3D4E'],
		['绑定：AB2C-3D4E。', 'AB2C3D4E'],
		['绑定码是ＡＢ２Ｃ３Ｄ４Ｅ', 'AB2C3D4E'],
		['bind ab2c3d4e', 'AB2C3D4E'],
		['/bind AB2C3D4E', 'AB2C3D4E'],
		['绑定', null],
		['绑定 1234', '1234'],
	])('%s', (said, code) => {
		expect(bindingOf(said)).toEqual({ code });
	});
	test.each(['绑定手机号', '我想绑定家里的门', 'binding books', '帮我绑定一下微信好吗'])('%s is none', (said) => {
		expect(bindingOf(said)).toBeNull();
	});
	test('a code alone is one; a word, a number and an address are none', () => {
		expect(bareCode(' ab2c3d4e ')).toBe('AB2C3D4E');
		for (const said of ['13812345', 'ABCDEFGH', 'AB2C3D4', 'AB2C3D4EF', '3幢2单元', 'AB1C3D4E']) expect(bareCode(said), said).toBeNull();
		expect(holdsCode('绑定AB2C3D4E')).toBe(true);
		expect(holdsCode('绑定')).toBe(false);
	});
	test('codes are made of all chances alike, and are known as codes', () => {
		const random = Uint8Array.from({ length: 1024 }, (_, i) => (i * 37 + 11) % 256);
		const code = codeFrom(random);
		expect(code).not.toBeNull();
		expect(looksLikeCode(code ?? '')).toBe(true);
		// letters alone are passed over
		expect(codeFrom(new Uint8Array(64).fill(10))).toBeNull();
		expect(codeFrom(new Uint8Array(7))).toBeNull();
	});
});

describe('what comes of it', () => {
	test('a good one is used up and told with the words of the post', () => {
		const chat = new Chat({ facts: { code: COORDINATOR } });
		expect(chat.say('绑定AB2C3D4E')).toMatch(/^已绑定：您现在是聂耳社区站的协调员。\n.*【集单】/);
		expect(chat.last?.binding).toEqual({ redeem: COORDINATOR });
		expect(new Chat({ facts: { code: LEADER } }).say('绑定AB2C3D4E')).toContain('巧手公益手艺队的队长');
	});

	test('a draft goes on behind it, and a code by itself is an answer where one was asked for', () => {
		const chat = new Chat({ facts: { code: LEADER } });
		chat.say('想找人来家里剪头发');
		const draft = chat.talk.draft;
		expect(draft).not.toBeNull();
		chat.say('AB2C3D4E');
		expect(chat.last?.binding).toBeUndefined();
		chat.say('绑定AB2C3D4E');
		expect(chat.last?.binding).toEqual({ redeem: LEADER });
		expect(chat.talk.draft).not.toBeNull();
		const other = new Chat({ facts: { code: LEADER } });
		other.say('AB2C3D4E');
		expect(other.last?.binding).toEqual({ redeem: LEADER });
	});

	test('a wrong one changes nothing; after five in an hour none is looked at, then they are again', () => {
		const chat = new Chat({ facts: { code: null } });
		for (let i = 0; i < MOST_WRONG_CODES; i++) {
			expect(chat.say(`绑定AB2C3D4${i}`)).toContain('用不了');
			expect(chat.last?.binding).toEqual({ redeem: null });
		}
		chat.facts = { code: LEADER };
		chat.say('绑定AB2C3D4E');
		expect(chat.last?.binding).toEqual({ redeem: null });
		const later = new Chat({ facts: { code: LEADER }, talk: chat.talk, world: worldAt(NOW + WRONG_CODE_WINDOW) });
		later.say('绑定AB2C3D4E');
		expect(later.last?.binding).toEqual({ redeem: LEADER });
		expect(later.talk.wrongCodes).toEqual([]);
	});

	test('绑定 alone says how', () => {
		const chat = new Chat();
		expect(chat.say('绑定')).toContain('AB2C3D4E');
		expect(chat.last?.binding).toBeUndefined();
	});
});
