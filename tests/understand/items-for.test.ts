import { describe, expect, it } from 'vitest';
import { itemsFor } from '../../bot/understand/items-for.ts';
import type { Kind } from '../../bot/understand/labels.ts';
import { KINDS } from '../../bot/understand/labels.ts';
import { itemRows, kindItemRows, phraseRows } from '../../db/seed/district.ts';

const MENU = { items: itemRows, phrases: phraseRows, kindItems: kindItemRows };
const sure = (what: Kind, p = 0.95) => [{ what, p }];
const unsure = (...kinds: readonly Kind[]) => kinds.map((what, i) => ({ what, p: 0.45 - i * 0.1 }));

describe('items for a kind', () => {
	it.each<[string, Kind, string]>([
		// a phrase
		['奶奶走不动，想找人来家里剪个头发', '助老', 'H06'],
		// no phrase: the likeliest of the kind, and what is alike
		['洗澡的时候花洒全是凉水', '家电维修', 'V14'],
		['我妈想跟重庆的孙子视频，点来点去就是不会', '科普', 'S01'],
		['离婚了孩子归哪个，想问问懂法的人', '法律咨询', 'L01'],
	])('%s (%s) → %s', (text, kind, code) => {
		expect(itemsFor(sure(kind), text, MENU)).toEqual({ sure: true, codes: [code] });
	});

	it.each([
		// in the ceiling, a bulb, a switch, a socket: V14; what stands on a table or has a plug: S02
		['家里灯坏了想找人修', 'V14'],
		['家裏燈壞了', 'V14'],
		['客厅吸顶灯一闪一闪的', 'V14'],
		['厕所的灯泡坏了', 'V14'],
		['灯的开关按不动了', 'V14'],
		['插座没电', 'V14'],
		['台灯坏了', 'S02'],
		['台灯不亮了想找人修', 'S02'],
		['孩子的小夜灯坏了', 'S02'],
		['电饭煲坏了', 'S02'],
		['电扇坏了', 'S02'],
	])('what is to be mended: %s → %s', (text, code) => {
		expect(itemsFor(sure('家电维修'), text, MENU)).toEqual({ sure: true, codes: [code] });
	});

	it.each(['路灯坏了', '楼道灯坏了', '楼道声控灯不亮', '红绿灯坏了'])('%s: a lamp outside is none of the home', (text) => {
		expect(itemsFor([], text, MENU)).toEqual({ sure: false, codes: [] });
	});

	it('a switch may be that of a lamp or of a rice cooker: asked, the wall first', () => {
		expect(itemsFor(sure('家电维修'), '开关坏了', MENU)).toEqual({ sure: false, codes: ['V14', 'S02'] });
		expect(itemsFor(sure('家电维修'), '电饭煲开关坏了', MENU).codes[0]).toBe('S02');
	});

	it.each<[string, readonly Kind[], string]>([
		['我妈一个人在家，想找人帮忙打扫一下卫生', ['助老', '助残', '环境卫生'], 'V05'],
		['爷爷的手机收不到短信', ['科普', '其他便民', '助老'], 'S01'],
		['耳朵背的老人想看病', ['义诊', '助老'], 'H05'],
	])('not sure of %s: at most three, the right one among them', (text, kinds, code) => {
		const { sure: isSure, codes } = itemsFor(unsure(...kinds), text, MENU);
		expect(isSure).toBe(false);
		expect(codes.length).toBeLessThanOrEqual(3);
		expect(codes).toContain(code);
	});

	it('help that differs only by whom it is for is one: a phrase of it is believed', () => {
		expect(itemsFor(sure('其他便民'), '想请人剪头发', MENU)).toEqual({ sure: true, codes: ['H06'] });
	});

	it('what is told around a wish may lead elsewhere: then it is not filled in, and the wish comes first', () => {
		const { sure: isSure, codes } = itemsFor(sure('助老'), '我妈一个人在家，想找人帮忙打扫一下卫生', MENU);
		expect(isSure).toBe(false);
		expect(codes).toContain('V05');
		expect(itemsFor(sure('家电维修'), '洗澡的时候花洒全是凉水，后天下午在家，住在聂耳社区', MENU)).toEqual({ sure: true, codes: ['V14'] });
	});

	it('a phrase of a kind that the model leaves out is one of the choices', () => {
		expect(itemsFor(sure('法律咨询'), '理发店不退我的会员卡', MENU)).toMatchObject({
			sure: false,
			codes: ['H06', expect.any(String), expect.any(String)],
		});
	});

	it('the item’s own name is believed, whatever the model thinks', () => {
		expect(itemsFor(sure('环境卫生'), '想请人来做困难老人家庭清洁', MENU)).toEqual({ sure: true, codes: ['V05'] });
	});

	it('without any kind only a phrase tells', () => {
		expect(itemsFor([], '想剪个头发', MENU)).toEqual({ sure: true, codes: ['H06'] });
		expect(itemsFor([], '聂耳社区，周六上午', MENU)).toEqual({ sure: false, codes: [] });
	});

	it('an item that left the menu is none, nor is one of a kind without items', () => {
		const without = { ...MENU, items: itemRows.filter(({ code }) => code !== 'H09' && code !== 'E07') };
		expect(itemsFor(sure('心理疏导'), '心里堵得慌', without).codes).toEqual([]);
	});

	it('every kind has items that residents may order', () => {
		const orderable = (kind: Kind) =>
			kindItemRows.filter(
				(row) => row.kind === kind && itemRows.some(({ code, orderer }) => code === row.itemCode && orderer === 'resident'),
			);
		expect(KINDS.filter((kind) => orderable(kind).length === 0)).toEqual([]);
	});
});
