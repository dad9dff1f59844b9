import { describe, expect, it } from 'vitest';
import { openDanger } from '../../db/domain/crisis.ts';
import type { HandoffId } from '../../db/domain/ids.ts';
import { id, NIEER, NOW, RESIDENT, STATION, worldAt } from './builders.ts';
import { Chat, staffLookup } from './talking.ts';

/** What is said after an emergency: none of it stays without an answer. */

const world = worldAt();
const given = { id: id<HandoffId>(9), personId: RESIDENT.id, unitCode: '111', orderId: null, level: 0 };
const open = {
	handoff: openDanger(given, NOW, world.calendar),
	person: { ...RESIDENT, phone: '13855506789' },
	unit: NIEER,
	staff: [[STATION]],
};

function afterFire(): Chat {
	const chat = new Chat({ facts: { staff: staffLookup() } });
	expect(chat.say('我家厨房着火了快来人')).toMatch(/119/);
	chat.facts = { open };
	expect(chat.say('聂耳社区3栋2单元201')).toMatch(/^已转给聂耳社区站的值班同志/);
	return chat;
}

describe('after an emergency', () => {
	it('every message is acknowledged and passed on, shortly', () => {
		const chat = afterFire();
		for (const words of ['打了', '好的', '打过']) {
			expect(chat.say(words)).toBe('收到，已转给值班同志。');
			expect(chat.hears(STATION)).toContain(words);
		}
	});

	it.each(['没事了，火灭了，不用来了', '没事了', '没事', '误报，没着火', '我是开玩笑的', '不用来了', 'false alarm'])(
		'%s: those on duty hear it, and 结束 ends it for both',
		(words) => {
			const chat = afterFire();
			expect(chat.say(words)).toMatch(/^好，没事就好，已告诉聂耳社区站的值班同志/);
			expect(chat.hears(STATION)).toContain(words);
			expect(chat.labels()).toEqual(['结束']);
			expect(chat.press('end-talk:9')).toMatch(/结束了/);
			expect(chat.hears(STATION)).toMatch(/对话结束/);
			expect(chat.talk.handoff).toBeNull();
		},
	);

	it('it is over, but somebody is hurt: that is an emergency', () => {
		const chat = afterFire();
		expect(chat.say('火灭了，我妈晕倒了叫不醒')).toMatch(/^【请马上打电话】120/);
	});

	it('a new wish is asked about, passed on and never lost', () => {
		const chat = afterFire();
		expect(chat.say('周六想找人来打扫厨房')).toMatch(/还是想请人帮忙？$/);
		expect(chat.hears(STATION)).toContain('打扫厨房');
		expect(chat.labels()).toEqual(['还是急事', '想请人帮忙']);
		const again = afterFire();
		again.say('周六想找人来打扫厨房');
		expect(again.say('还是急事')).toMatch(/119、120、110/);
		chat.say('想请人帮忙');
		expect(chat.talk.draft).toMatchObject({ wish: '周六想找人来打扫厨房' });
	});
});
