import { describe, expect, it } from 'vitest';
import { FRIDAY, NOW, STRANGER } from './builders.ts';
import { hongta } from './hongta.ts';
import { Chat } from './talking.ts';

/** At the summary: what is remarked stays with the order, what is asked is answered, and 确认 orders what is shown. */

const draft = {
	wish: '想找人给我妈剪头发',
	startedAt: NOW,
	itemCode: 'H06',
	unitCode: '530402001009',
	slot: FRIDAY,
	name: '陈奶奶',
	phone: '13877771234',
};
const atSummary = () => new Chat({ world: hongta(), talk: { draft } });

describe('a remark', () => {
	it.each([
		'她耳朵不好，讲话要大声点',
		'没有门牌，就在村口小卖部旁边',
		'家里有狗，来之前打个电话',
		'电梯坏了要爬楼',
		'能不能让师傅先给我打个电话',
		'她怕生，最好是女的来',
	])('%s', (words) => {
		const chat = atSummary();
		const heard = chat.say(words);
		expect(heard).toContain('请看对不对');
		expect(heard).toContain(`\n备注：${words}\n`);
		expect(chat.say('确认')).toContain('已点单');
		expect(chat.last?.placing?.details.wish).toBe(`想找人给我妈剪头发\n备注：${words}`);
	});

	it('beside the words that came just before it leaves the draft as it is', () => {
		const chat = new Chat({ world: hongta() });
		chat.say('想找人给我妈剪头发，周六上午，聂耳社区3栋');
		chat.saidAt += 2_000;
		chat.say('陈奶奶 13877771234');
		chat.saidAt += 2_000;
		expect(chat.say('她耳朵不好，讲话要大声点')).toMatch(/请看对不对.*备注：她耳朵不好，讲话要大声点/su);
		expect(chat.talk.draft).toMatchObject({ itemCode: 'H06', address: '3栋', name: '陈奶奶' });
	});

	it('two of them are both kept, the same twice once', () => {
		const chat = atSummary();
		chat.say('家里有狗，来之前打个电话');
		chat.say('电梯坏了要爬楼');
		chat.say('电梯坏了要爬楼');
		expect(chat.talk.draft?.note).toBe('家里有狗，来之前打个电话；电梯坏了要爬楼');
	});

	it.each(['不对', '嗯嗯嗯', '服务改成那个什么', '志愿者来的时候穿志愿者服吗'])('%s is none', (words) => {
		const chat = atSummary();
		chat.say(words);
		expect(chat.talk.draft?.note).toBeUndefined();
	});

	it.each(['还想修电饭煲', '想找人修一下电饭煲'])('another wish is none: %s', (words) => {
		const chat = atSummary();
		expect(chat.say(words)).toMatch(/也记下了，先把“上门理发”说完。\n请看对不对/);
		expect(chat.talk.draft?.note).toBeUndefined();
		expect(chat.say('确认')).toMatch(/已点单.+\n接着说第二件。\n给您选的是【小家电维修】/su);
	});

	it('what the street lacks is no remark', () => {
		expect(atSummary().say('路灯坏了三天没人修')).toContain('12345');
	});
});

describe('a question', () => {
	it('what it costs is answered, and the summary follows', () => {
		const chat = atSummary();
		expect(chat.say('是免费的吧？')).toMatch(/不收钱.*请看对不对/su);
		expect(chat.say('确认')).toContain('已点单');
	});
});

describe('in the middle of a draft', () => {
	const begun = () => new Chat({ who: STRANGER, world: hongta(), talk: { draft: { wish: '剪头发', startedAt: NOW, itemCode: 'H06' } } });

	it('how long it takes is answered, and the question follows', () => {
		expect(begun().say('要多久才有人来')).toMatch(/^下单以后站里先看单.+上门最早11月26日。\n在哪个小区？$/u);
	});

	it('what whoever comes should do is kept', () => {
		const chat = begun();
		expect(chat.say('能不能让师傅先给我打个电话')).toBe('好，记在备注里：能不能让师傅先给我打个电话。\n在哪个小区？');
		expect(chat.talk.draft?.note).toBe('能不能让师傅先给我打个电话');
	});

	it('a bare 没有 is no place, and neither was anything else', () => {
		const chat = begun();
		expect(chat.say('没有')).toContain('没认出是哪个社区');
		expect(chat.say('要多久才有人来')).toContain('在哪个小区？');
		expect(chat.talk.draft).not.toHaveProperty('unitCode');
	});
});

describe('确认', () => {
	it('orders after words that nobody understood', () => {
		const chat = atSummary();
		chat.say('志愿者来的时候穿志愿者服吗');
		expect(chat.say('他们穿志愿者服吗')).toContain('请看对不对');
		expect(chat.say('确认')).toContain('已点单');
	});

	it('orders after something else was answered', () => {
		const chat = atSummary();
		chat.say('路灯坏了三天没人修');
		expect(chat.say('确认')).toContain('已点单');
	});

	it.each(['对的，就这样', '好的没问题', '就这样吧', '可以的，下单吧', '行，就这样', '是的，没错', '对，确认，谢谢'])(
		'%s says the same',
		(words) => {
			expect(atSummary().say(words)).toContain('已点单');
		},
	);

	it.each(['可以，但是改周日', '不对，不是这样', '好的，时间改一下', '可以下单吗'])('%s does not', (words) => {
		expect(atSummary().say(words)).not.toContain('已点单');
	});
});
