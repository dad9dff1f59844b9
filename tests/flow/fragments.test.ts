import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../db/domain/instant.ts';
import { FRIDAY, NOW, STRANGER } from './builders.ts';
import { Chat } from './talking.ts';

/** What is said in pieces within four seconds is read as one; each piece has its own answer. */

/** Says the pieces one after the other, so many milliseconds apart; what is heard last. */
function inPieces(chat: Chat, apart: number, ...pieces: readonly string[]): string {
	return pieces.map((piece, n) => {
		chat.saidAt = NOW + n * apart;
		return chat.say(piece);
	})[pieces.length - 1] as string;
}

describe('pieces of one wish', () => {
	it('what is to be done, when and where, each in its own message', () => {
		const chat = new Chat();
		expect(inPieces(chat, 2 * SECOND, '想找人', '给我妈剪头发', '周五上午', '聂耳社区', '3幢501')).toContain('您是帮“我妈”点的');
		expect(chat.talk.draft).toMatchObject({ itemCode: 'H06', slot: FRIDAY, unitCode: '111', address: '3幢501' });
		expect(chat.talk.draft?.wish).toBe('想找人，给我妈剪头发');
	});

	it('what nobody would understand by itself', () => {
		const chat = new Chat();
		inPieces(chat, SECOND, '我们这边的老人家', '那个绿色的', '想有人教一下');
		expect(chat.talk.draft?.wish).toBe('我们这边的老人家，那个绿色的，想有人教一下');
		expect(chat.talk.draft?.itemCode ?? chat.talk.draft?.suggested).toContain('E01');
	});

	it('a house behind its community', () => {
		const chat = new Chat({ who: STRANGER });
		chat.say('剪头发');
		inPieces(chat, 3 * SECOND, '聂耳社区', '东风路9号');
		expect(chat.talk.draft).toMatchObject({ unitCode: '111', address: '东风路9号' });
	});

	it.each([
		['more than four seconds apart', 5 * SECOND],
		['written before what came earlier', -MINUTE],
	])('%s they are none', (_how, apart) => {
		const chat = new Chat();
		inPieces(chat, apart, '想找人', '剪头发');
		expect(chat.talk.draft).toMatchObject({ wish: '想找人', itemCode: 'H06' });
	});

	it('a correction within seconds is one', () => {
		const chat = new Chat({ who: STRANGER });
		expect(inPieces(chat, SECOND, '剪头发，周六上午', '不是周六，周天')).toMatch(/^时间改为周日\(11月29日\)。\n在哪个小区/);
	});

	it('重来 in between ends what was being said', () => {
		const chat = new Chat();
		inPieces(chat, SECOND, '想找人剪头发', '重来', '周五上午');
		expect(chat.talk.draft).toMatchObject({ wish: '周五上午' });
		expect(chat.talk.draft).not.toHaveProperty('itemCode');
	});

	it('thanks and stickers alone begin nothing', () => {
		const chat = new Chat();
		inPieces(chat, SECOND, '谢谢', '🙏', '好的');
		chat.show();
		expect(chat.talk.draft).toBeNull();
	});
});
