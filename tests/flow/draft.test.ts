import { describe, expect, it } from 'vitest';
import { wordsToDraft } from '../../bot/flow/steps/draft.ts';
import type { Meaning } from '../../bot/understand/meaning.ts';
import { DAY, HOUR } from '../../db/domain/instant.ts';
import { trained } from '../helpers/trained.ts';
import { COORDINATOR, FRIDAY, me, NOW, nov, STATION, STRANGER, worldAt } from './builders.ts';
import { Chat, placeLookup } from './talking.ts';

const SLOT = `part:${FRIDAY.start}:${FRIDAY.end}:part`;
const draft = { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111', slot: FRIDAY };

describe('点单', () => {
	it('one question a message, and what is known is never asked', () => {
		const chat = new Chat();
		expect(chat.say('我奶奶85了走不动，想找人来家里剪个头发')).toBe(
			'给您选的是【上门理发】（免费，约40分钟，2位志愿者）。\n在哪个小区？回“1”就在玉兴街道聂耳社区，或直接说地址。',
		);
		expect(chat.choices()).toEqual(['place:111']);
		expect(chat.say('1 周五上午')).toBe(
			'请看对不对：\n服务：上门理发\n时间：周五(11月27日)上午8:00–12:00\n地点：玉兴街道聂耳社区\n联系：李*，尾号6789\n志愿服务队接单后才能看到您的地址和电话。回“确认”下单。',
		);
		expect(chat.choices()).toEqual(['confirm', 'fix:when', 'fix:place', 'fix:contact', 'fix:item', 'drop']);
		chat.facts = { place: placeLookup() };
		expect(chat.say('确认')).toMatch(/^已点单，单号1124-001。站里今天.+前回您。/);
		expect(chat.hears(STATION)).toMatch(/【集单】1124-001 上门理发｜聂耳社区｜11月27日上午。\n“我奶奶85了走不动/);
		expect(chat.talk.draft).toBeNull();
		expect(chat.last?.placing).toMatchObject({
			id: '78',
			placed: { order: { urgency: 'booked', people: 1, residentId: '1', itemCode: 'H06' } },
			details: { contactName: '李桂芬', contactPhone: '13855506789', address: null },
			channel: 'web',
		});
	});

	it('takes everything that is said at once', () => {
		const chat = new Chat();
		const text = chat.say('想请人到聂耳社区东风路8号3幢给三位老人剪头发，周五上午，电话13812345678');
		expect(text).toContain('时间：周五(11月27日)上午8:00–12:00\n地点：玉兴街道聂耳社区 东风路8号3幢\n联系：李*，尾号5678\n人数：3人');
	});

	it('asks somebody it does not know for name and phone, with the notice the first time', () => {
		const chat = new Chat({ who: STRANGER });
		expect(chat.say('剪头发')).toMatch(/在哪个小区？$/);
		expect(chat.choices()).toEqual([]);
		expect(chat.say('聂耳社区')).toMatch(/^哪天方便？例如“11月25日上午”。$/);
		expect(chat.labels()).toEqual(['周三(11月25日)上午8:00–12:00', '周三(11月25日)下午12:00–18:00', '时间不限，越快越好']);
		expect(chat.say('3')).toMatch(/^怎么称呼您？电话多少？/);
		const summary = chat.say('李奶奶 13800138000');
		expect(summary).toContain('时间：时间不限');
		expect(summary).toContain('联系：李*，尾号8000');
		expect(summary).toContain('第一次下单请知悉');
		expect(chat.say('确认')).toContain('已点单');
		expect(chat.last).toMatchObject({ consent: true, profile: { name: '李奶奶', phone: '13800138000', homeUnitCode: '111' } });
		expect(chat.last?.placing?.placed.order.urgency).toBe('normal');
	});

	it('a name beside a number is taken whatever was asked, and not asked for again', () => {
		for (const said of ['李奶奶 13800138000', '我叫李桂芳，电话13800138000', '张建国13800138000']) {
			const chat = new Chat({ who: STRANGER });
			chat.say('聂耳社区，想找人剪头发');
			expect(chat.say(said), said).toMatch(/^听明白了：[李张]\*，尾号8000。\n哪天方便/);
			expect(chat.say('周四上午'), said).toMatch(/联系：[李张]\*，尾号8000/);
		}
	});

	it('who orders for somebody else is asked for their place and contact, and stays who they are', () => {
		const chat = new Chat();
		expect(chat.say('帮我妈剪头发，周四上午')).toMatch(/在哪个小区？$/);
		expect(chat.choices()).toEqual([]);
		expect(chat.say('聂耳社区')).toMatch(/^您是帮“我妈”点的，请先问问本人愿不愿意。“我妈”怎么称呼？/);
		expect(chat.say('王奶奶')).toMatch(/联系：王\*，尾号6789/);
		chat.say('确认');
		expect(chat.last).toMatchObject({ profile: {}, placing: { details: { contactName: '王奶奶', forWhom: '我妈' } } });
		expect(chat.hears(STATION)).toContain('11月26日上午｜替我妈点的。');
	});

	it('a phone with a digit too few is asked for again at once, and the name beside it stays', () => {
		const chat = new Chat({ who: STRANGER });
		chat.say('聂耳社区，想找人剪头发，周四上午');
		expect(chat.say('李奶奶 1380013800')).toMatch(/^电话的位数不对/);
		expect(chat.talk.draft).toMatchObject({ name: '李奶奶' });
		expect(chat.talk.draft?.phone).toBeUndefined();
		expect(chat.say('13800138000')).toMatch(/联系：李\*，尾号8000/);
	});

	it('an order for somebody else changes nothing that is known of oneself', () => {
		const chat = new Chat({ talk: { draft: { ...draft, name: '王爷爷', phone: '13900139000' } } });
		chat.say('确认');
		expect(chat.last).toMatchObject({ profile: {}, consent: false, placing: { details: { contactName: '王爷爷' } } });
	});

	it('by the menu: platform, item, street, station', () => {
		const chat = new Chat({ who: STRANGER });
		expect(chat.say('菜单')).toMatch(/^您想请人帮什么忙/);
		expect(chat.labels()).toEqual(['健康体育服务', '文化服务', '教育服务']);
		expect(chat.say('1')).toBe('【健康体育服务】有这些服务，想要哪一项？');
		expect(chat.labels()).toEqual(['上门理发', '助浴']);
		expect(chat.say('上门理发')).toContain('给您选的是【上门理发】');
		expect(chat.talk.draft?.wish).toBe('上门理发');
		expect(chat.say('在大树旁边')).toMatch(/^没认出是哪个社区/);
		expect(chat.labels()).toEqual(['玉兴街道', '研和街道']);
		expect(chat.say('1')).toBe('玉兴街道的哪个社区(村)？');
		expect(chat.say('在大树旁边')).toMatch(/^玉兴街道的哪个社区/);
		expect(chat.say('2')).toMatch(/哪天方便/);
		expect(chat.talk.draft?.unitCode).toBe('112');
	});

	it.each(['我家', '还是老地方', 'at home'])('where: %s is the place that is known', (words) => {
		const known = new Chat();
		known.say('剪头发');
		known.say(words);
		expect(known.talk.draft?.unitCode).toBe('111');
		const stranger = new Chat({ who: STRANGER });
		stranger.say('剪头发');
		expect(stranger.say(words)).toMatch(/^没认出是哪个社区/);
	});

	it('a place outside the district is named, and one inside asked for', () => {
		const chat = new Chat({ who: STRANGER });
		expect(chat.say('我住江川区，想剪头发')).toMatch(/^江川区不在红塔区，我们只能安排红塔区的社区\(村\)。\n.+\n在哪个小区？$/);
		expect(chat.say('通海县')).toMatch(/^通海县不在红塔区.+\n没认出是哪个社区/);
	});

	it('asks what to do for words that only ask for help', () => {
		const chat = new Chat();
		expect(chat.say('我想请人帮个忙')).toMatch(/^您想请人帮什么忙/);
		expect(chat.talk.draft).toEqual({ wish: '我想请人帮个忙', startedAt: NOW });
		expect(new Chat({ who: COORDINATOR }).say('请人帮忙')).toMatch(/^没看懂这句话/);
	});

	it('says the limit of an item and how many are to come', () => {
		const chat = new Chat({ talk: { draft: { ...draft, itemCode: 'H05', people: 2, address: '东风路8号' } } });
		expect(chat.press('resume')).toMatch(/聂耳社区 东风路8号\n联系：.+\n人数：2人\n说明：只给行动不便的人。\n/);
	});
});

describe('what a wish may mean', () => {
	type Kinds = Meaning['kinds'];
	const unsure: Kinds = [
		{ what: '助老', p: 0.5 },
		{ what: '文艺', p: 0.3 },
	];
	const begun = (kinds: Kinds, words = '老人家想让人来帮一下', given: Partial<Meaning> = {}): Chat => {
		const chat = new Chat();
		const meaning: Meaning = { ...trained(words), intent: 'request', ask: null, kinds, ...given };
		chat.heard(wordsToDraft(words, { ...chat.base(), meaning }));
		return chat;
	};

	it('sure: the item is filled in; less sure: at most three, and 都不是 leads to the menu', () => {
		expect(begun([{ what: '科普', p: 0.9 }]).hears()).toMatch(/^给您选的是【手机课】/);
		const chat = begun(unsure);
		expect(chat.hears()).toBe('您想要的是哪一项？');
		expect(chat.labels()).toEqual(['上门理发', '助浴', '文艺演出(要由社区站来约)', '都不是']);
		expect(chat.say('4')).toMatch(/^您想请人帮什么忙？/);
		expect(chat.labels()).toContain('教育服务');
	});

	it('the choice keeps the words of the wish; 返回 shows the choices again, and then the menu', () => {
		const chat = begun(unsure);
		expect(chat.say('助浴')).toMatch(/^给您选的是【助浴】/);
		expect(chat.talk.draft?.wish).toBe('老人家想让人来帮一下');
		expect(chat.say('返回')).toMatch(/您想要的是哪一项/);
		expect(chat.say('返回')).toMatch(/您想请人帮什么忙/);
	});

	it('what else was said is kept beside the question', () => {
		const chat = begun(unsure, '老人家想让人来帮一下，聂耳社区，周五上午');
		expect(chat.press('item:H06')).toContain('请看对不对');
	});

	it('half a wish is looked at where a day or a place begins a draft in any case', () => {
		const half: Partial<Meaning> = {
			intent: 'other',
			ask: 'intent',
			intents: [
				{ what: 'other', p: 0.6 },
				{ what: 'request', p: 0.3 },
			],
		};
		const words = '老人家的头要弄一下';
		expect(() => begun(unsure, words, half)).toThrow('nothing was decided');
		expect(begun(unsure, `${words}，周五上午`, half).hears()).toMatch(/您想要的是哪一项/);
		const little = { ...half, intents: [{ what: 'request' as const, p: 0.1 }] };
		expect(begun(unsure, `${words}，周五上午`, little).hears()).toMatch(/您想请人帮什么忙/);
	});

	it('what was offered stays when only a day is said anew', () => {
		const chat = begun(unsure);
		const offered = chat.talk.draft?.suggested;
		chat.say('周五上午，不对，周六上午');
		expect(chat.talk.draft).toMatchObject({ suggested: offered, slot: { start: FRIDAY.start + DAY } });
	});

	it('without a kind, or where it is no wish or only a day and a place, nothing is guessed', () => {
		expect(wordsToDraft('老人家想让人来帮一下', new Chat().base())).toBeNull();
		expect(() => begun(unsure, '老人家想让人来帮一下', { intent: 'other' })).toThrow('nothing was decided');
		expect(() => begun(unsure, '老人家想让人来帮一下', { ask: 'intent' })).toThrow('nothing was decided');
		expect(begun(unsure, '周五上午，聂耳社区').hears()).toMatch(/您想请人帮什么忙/);
	});

	it('to 帮什么忙 a few words are enough, where the model finds a kind in them', () => {
		const chat = new Chat();
		chat.say('想找人');
		expect(chat.say('我腿摔了，走不了路，头发长了')).toMatch(/您想要的是哪一项|给您选的是/);
		expect(chat.labels().join()).toMatch(/上门理发|助浴/);
	});
});

describe('what cannot be taken', () => {
	it('an item that only stations order', () => {
		const said = new Chat();
		expect(said.say('想请人来唱歌跳舞')).toMatch(/^【文艺演出】要由社区站来约/);
		expect(said.labels()).toContain('教育服务');
		const pressed = new Chat();
		expect(pressed.press('item:C01')).toMatch(/^【文艺演出】要由社区站来约/);
		expect(pressed.talk.draft).toBeNull();
	});

	it('a slot behind us, and one nearer than the lead time', () => {
		const chat = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' } } });
		expect(chat.say('今天早上8点')).toMatch(/^周二\(11月24日\)8:00已经过了。换个时间/);
		expect(chat.say('今天下午')).toBe('【上门理发】要提前24小时约，最早11月25日。哪天方便？');
		expect(chat.choices().at(-1)).toBe('part:any');
		expect(chat.press(`part:${nov(24, 12)}:${nov(24, 18)}:part`)).toContain('要提前24小时约');
		expect(chat.press(SLOT)).toContain('请看对不对');
	});

	it('the earliest day is the one that the buttons offer', () => {
		const chat = new Chat({
			world: worldAt(nov(24, 20, 26)),
			talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' } },
		});
		expect(chat.say('明天下午')).toBe('【上门理发】要提前24小时约，最早11月26日。哪天方便？');
		expect(chat.labels()[0]).toContain('11月26日');
	});

	it('a time is judged when the item is known', () => {
		const evening = { world: worldAt(nov(24, 20, 26)) };
		const past = new Chat(evening);
		expect(past.say('今天就要，急')).toMatch(/^听明白了：周二\(11月24日\)。\n您想请人帮什么忙/);
		expect(past.say('剪头发')).toMatch(/^给您选的是【上门理发】.+\n【上门理发】要提前24小时约，最早11月26日。/);
		expect(past.talk.draft).not.toHaveProperty('slot');
		const urgent = new Chat(evening);
		urgent.say('今天就要，急');
		expect(urgent.press('item:E01')).toMatch(/\n今天来不及了，最早11月25日。哪天方便？$/);
		const early = new Chat();
		early.say('今天就要，急');
		expect(early.say('学手机')).toMatch(/在哪个小区/);
		expect(early.talk.draft?.slot).toMatchObject({ grain: 'day' });
		const again = new Chat(evening);
		again.say('今天下午就要');
		again.say('学手机，明天下午');
		expect(again.talk.draft?.slot).toMatchObject({ start: nov(25, 12) });
	});

	it('“不限” is the answer that the question offers', () => {
		const chat = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06', unitCode: '111' } } });
		expect(chat.say('不限')).toContain('时间：时间不限');
	});

	it('today for an urgent item needs no lead time', () => {
		const chat = new Chat({ talk: { draft: { wish: '学手机', startedAt: NOW, itemCode: 'E01', unitCode: '111' } } });
		expect(chat.say('今天下午')).toContain('周二(11月24日)下午');
		expect(chat.talk.draft).toMatchObject({ wantedToday: true });
		expect(new Chat({ talk: { draft: { wish: '学手机', startedAt: NOW, itemCode: 'E01', unitCode: '111' } } }).say('尽快')).toMatch(
			/哪天方便/,
		);
	});

	it('a time without an item is kept as long as it lies ahead', () => {
		const chat = new Chat();
		expect(chat.say('周五上午')).toMatch(/^听明白了：周五\(11月27日\)上午8:00–12:00。\n您想请人帮什么忙/);
		expect(chat.talk.draft?.slot).toMatchObject(FRIDAY);
	});

	it('several places: which one?', () => {
		const chat = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });
		expect(chat.say('聂耳社区还是新兴社区5幢')).toMatch(/^“聂耳社区还是新兴社区5幢”我这里有几个地方/);
		expect(chat.choices()).toEqual(['place:111', 'place:112']);
		expect(chat.talk.draft).toMatchObject({ address: '5幢' });
		const houseless = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });
		houseless.say('在聂耳社区还是新兴社区呢');
		expect(houseless.talk.draft).not.toHaveProperty('address');
		const streets = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });
		expect(streets.say('玉兴街道或者研和街道')).toMatch(/有几个地方/);
		expect(streets.choices()).toEqual(['institute:11', 'institute:12']);
	});

	it('an identity number is not kept, and that is said', () => {
		const chat = new Chat({ who: STRANGER, talk: { draft } });
		expect(chat.say('530402194001011234')).toMatch(/^身份证号不用给我，我没有保存。\n没听清/);
		const other = new Chat({ talk: { draft: { wish: '剪头发', startedAt: NOW } } });
		expect(other.say('剪头发，身份证530402194001011234')).toMatch(/^身份证号不用给我/);
		expect(JSON.stringify(other.talk.draft)).not.toContain('530402');
	});
});

describe('changing one’s mind', () => {
	it('返回 takes one answer away at a time', () => {
		const chat = new Chat({ talk: { draft: { ...draft, platformCode: 'HEALTH', instituteCode: '11', address: '3幢' } } });
		expect(chat.say('返回')).toMatch(/^好，退回一步。\n哪天方便/);
		expect(chat.say('返回')).toMatch(/^好，退回一步。\n在哪个小区/);
		expect(chat.say('返回')).toMatch(/^好，退回一步。\n【健康体育服务】有这些服务/);
		expect(chat.say('返回')).toMatch(/^好，退回一步。\n您想请人帮什么忙/);
		expect(chat.say('返回')).toMatch(/^已经是第一步了。\n您想请人帮什么忙/);
		const street = new Chat({ talk: { draft: { wish: '', startedAt: NOW, itemCode: 'H06', instituteCode: '11' } } });
		expect(street.say('返回')).toMatch(/退回一步。\n在哪个小区/);
		expect(new Chat().say('返回')).toMatch(/^现在没有填到一半的单子/);
	});

	it('重来 begins anew', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.say('重来')).toMatch(/^好，我们重新来。\n您想请人帮什么忙/);
		expect(chat.talk.draft).toBeNull();
	});

	it.each([
		['fix:when', /哪天方便/],
		['fix:place', /在哪个小区/],
		['fix:item', /您想请人帮什么忙/],
	])('%s asks that alone anew', (press, question) => {
		expect(new Chat({ talk: { draft } }).press(press)).toMatch(question);
	});

	it('改联系人 asks even somebody who is known, and takes the answer', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.press('fix:contact')).toMatch(/^怎么称呼您？/);
		expect(chat.say('我不想说这个吧')).toMatch(/^没听清/);
		expect(chat.say('王奶奶 13900139000')).toContain('联系：王*，尾号9000');
		chat.press('fix:contact');
		expect(chat.say('张大爷')).toContain('联系：张*，尾号6789');
	});

	it('不要了, and nothing to give up, to resume or to fix', () => {
		const chat = new Chat({ talk: { draft } });
		expect(chat.press('drop')).toMatch(/都不要了/);
		for (const press of ['drop', 'resume', 'fix:when', 'confirm']) expect(chat.press(press)).toMatch(/^现在没有填到一半的单子/);
	});

	it.each([
		['改成下午', '时间改为周五(11月27日)下午12:00–18:00。'],
		['不对，改到3点', '时间改为周五(11月27日)15:00。'],
		['12月29日下午', '时间改为周二(12月29日)下午12:00–18:00。'],
		['地址是研和社区12号', '地点改为研和街道研和社区 12号。'],
		['改到新兴', '地点改为玉兴街道新兴社区。'],
		['东风路9号', '地点改为玉兴街道聂耳社区 东风路9号。'],
		['聂耳社区5幢', '地点改为玉兴街道聂耳社区 5幢。'],
		['研和社区，周六上午', '时间改为周六(11月28日)上午8:00–12:00。\n地点改为研和街道研和社区。'],
	])('a correction in words at the summary: %s', (words, change) => {
		const chat = new Chat({ talk: { draft: { ...draft, address: '3幢' } } });
		expect(chat.say(words)).toMatch(new RegExp(`^${change.replace(/[()]/g, '\\$&')}\n请看对不对`));
	});

	it('a correction that says nothing new, or cannot be, changes nothing', () => {
		const chat = new Chat({ talk: { draft: { ...draft, address: '3幢' } } });
		for (const words of ['周五上午', '聂耳社区', '玉兴街道', '急']) {
			expect(chat.say(words), words).toMatch(/^请看对不对/);
			expect(chat.talk.draft, words).toMatchObject({ slot: FRIDAY, unitCode: '111', address: '3幢' });
		}
		expect(chat.say('今天下午')).toMatch(/要提前24小时约/);
		expect(chat.talk.draft).toMatchObject({ slot: FRIDAY });
		expect(chat.say('地点改到研和街道')).toMatch(/^研和街道的哪个社区/);
		expect(chat.talk.draft).not.toHaveProperty('address');
	});

	it('不对 shows the summary again with what can be changed', () => {
		const chat = new Chat({ talk: { draft } });
		chat.press('resume');
		expect(chat.say('不对')).toMatch(/^请看对不对/);
		expect(chat.choices()).toContain('fix:when');
	});

	it('buttons of another menu, of nothing, or too far away are stale', () => {
		const chat = new Chat({ talk: { draft } });
		const far = NOW + 400 * DAY;
		for (const press of [
			'platform:X',
			'item:X',
			'institute:X',
			'place:X',
			'part:x:y:part',
			`part:${far}:${far + HOUR}:part`,
			`part:-${Number.MAX_SAFE_INTEGER}:0:part`,
			`part:${FRIDAY.end}:${FRIDAY.start}:part`,
			`part:${FRIDAY.start}:${FRIDAY.start + 3 * DAY}:day`,
			'fix:toString',
			'fix:colour',
		])
			expect(chat.press(press), press).toMatch(/^这个按钮已经过时/);
		expect(chat.talk.draft).toEqual(draft);
		expect(chat.press(`part:${FRIDAY.start}:${FRIDAY.start}:minute`)).toContain('周五(11月27日)8:00\n');
		expect(chat.press(`part:${FRIDAY.start}:${FRIDAY.end}:day`)).toContain('时间：周五(11月27日)\n');
		expect(chat.press(`part:${FRIDAY.start}:${FRIDAY.end}`)).toContain('上午8:00–12:00');
	});

	it('a draft whose item is no longer on the menu is still answered', () => {
		const chat = new Chat({ talk: { draft }, world: worldAt(NOW, { items: [], units: [], platforms: [] }) });
		expect(chat.press('confirm')).toContain('服务：\n时间');
		const lost = new Chat({ who: me(STATION), talk: { draft: { wish: '', startedAt: NOW, platformCode: 'X' } } });
		expect(lost.press('resume')).toBe('【】有这些服务，想要哪一项？');
	});
});
