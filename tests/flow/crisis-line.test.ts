import { describe, expect, it } from 'vitest';
import { FRIDAY, item, NOW, RESIDENT, sceneIn, worldAt } from './builders.ts';
import { Chat, lookupOf } from './talking.ts';

/** 心理疏导: whoever wants somebody to talk to always sees the crisis line (understanding.md §3). */

const base = worldAt();
const LISTEN = item({ code: 'H09', name: '成人心理倾听', nameEn: 'Someone to talk to', volunteers: 1 });
const world = worldAt(NOW, {
	items: [...base.items, LISTEN],
	kindItems: [...base.kindItems, { kind: '心理疏导', itemCode: 'H09' }],
	phrases: [...base.phrases, { phrase: '找人说说话', itemCode: 'H09' }],
});
const LINE = /12356.*120、110/;

describe('心理疏导', () => {
	it('shows the crisis line when it is picked, at the summary, on the receipt and when it is looked up', () => {
		const chat = new Chat({ world });
		expect(chat.say('心里闷，想找人说说话')).toMatch(LINE);
		expect(chat.press('place:111')).not.toMatch(LINE);
		expect(chat.say('周五上午')).toMatch(LINE);
		expect(chat.say('确认')).toMatch(LINE);
		const order = sceneIn('offering', { itemCode: 'H09' });
		const later = new Chat({ world, facts: { order: lookupOf({ ...order, item: LISTEN }) } });
		expect(later.press('track:77')).toMatch(LINE);
		expect(later.hears(RESIDENT)).toMatch(LINE);
	});

	it('in English too', () => {
		const chat = new Chat({ world, who: { ...new Chat().who, language: 'en' } });
		expect(chat.press('item:H09')).toMatch(/12356/);
	});

	it('and nobody else does', () => {
		const chat = new Chat({ world, talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: FRIDAY } } });
		expect(chat.press('resume')).not.toMatch(/12356/);
		expect(chat.say('确认')).not.toMatch(/12356/);
	});
});

describe('words that say nothing by themselves', () => {
	it.each([
		'最近总觉得自己是家里的累赘，想找个人聊聊',
		'心里难受，觉得自己一点用都没有，想找人说说话',
		'想找个心理老师聊聊，我想一直睡下去',
		'想找人倾诉一下，我把养的猫都送人了',
		'心里很苦，想找人说说话，算是最后一次了',
		'东西都分给孩子们了，心里空落落的，想找人说话',
	])('%s: at least asked about beside 心理疏导', (words) => {
		const chat = new Chat({ world });
		expect(chat.say(words)).toMatch(/^现在有人有危险吗？.*12356/);
		expect(chat.talk.worry?.danger).toBe('crisis');
	});

	it.each([
		'睡不着，想找人聊聊',
		'压力大，想做心理疏导',
		'孩子叛逆不说话，想请心理老师看看',
		'旧衣服都想送给别人，能上门收吗',
		'我年纪大了没用，手机不会弄，想请人教',
	])('%s: not asked about', (words) => {
		const chat = new Chat({ world });
		chat.say(words);
		expect(chat.talk.worry).toBeNull();
	});
});
