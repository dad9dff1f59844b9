import { describe, expect, it } from 'vitest';
import { itemOf } from '../../bot/understand/item.ts';
import { itemRows, phraseRows } from '../../db/seed/district.ts';

const find = (text: string) => itemOf(text, phraseRows, itemRows)?.code ?? null;

describe('item', () => {
	it.each([
		['我奶奶85了走不动，想找人来家里剪个头发', 'H06'],
		['想理发', 'H06'],
		['上门理发', 'H06'],
		['【上门理发】', 'H06'],
		['电饭煲坏了', 'S02'],
		['灯不亮了', 'V14'],
		['想找人修灯', 'V14'],
		['台灯不亮了', 'S02'],
		['修台灯', 'S02'],
		['the ceiling lamp is broken', 'V14'],
		['desk lamp is broken', 'S02'],
		['换灯泡', 'V14'],
		['水龙头坏了', 'V14'],
		['手机不会用，想请人教', 'S01'],
		['想请人陪看病', 'H05'],
		['教用ＡＥＤ', 'H03'],
		['帮买菜', 'V08'],
		['想写春联', 'C07'],
		['请不起律师', 'L05'],
		['楼道太脏', 'V01'],
		// what only a station may order, where nothing else was said
		['社区想办公益集市', 'V13'],
		['磨刀', 'V06'],
		// what residents may order goes first, though the other phrase is longer
		['米线节志愿者里有人会理发吗', 'H06'],
		['有哪天理发', 'H06'],
		// the longest phrase: 帮老人打扫 before 打扫卫生 before 老人一个人
		['帮老人打扫', 'V05'],
		['法律咨询', 'L01'],
		['上门理发 周四上午 聂耳社区', 'H06'],
		['could someone come and cut my hair?', 'H06'],
		['Haircut at home', 'H06'],
		['I need help with my smartphone', 'S01'],
		['Could somebody fix my rice cooker', 'S02'],
		['someone to go to the hospital with my mother', 'H05'],
		['My tap is leaking', 'V14'],
		['I’d like someone to talk to', 'H09'],
		['we need a lawyer', 'L01'],
	])('%s → %s', (text, code) => {
		expect(find(text)).toBe(code);
	});

	it.each(['an illegal talk', 'hello', '', '你好', '聂耳社区', '周四上午', '随便'])('none: %j', (text) => {
		expect(find(text)).toBeNull();
	});

	it('says by which words', () => {
		expect(itemOf('我想给我奶奶剪头发', phraseRows, itemRows)).toEqual({ code: 'H06', phrase: '给我奶奶剪头发' });
		expect(itemOf('上门理发！', phraseRows, itemRows)).toEqual({ code: 'H06', phrase: '上门理发' });
	});

	it('of two equals the first that was said', () => {
		expect(find('理发和取药')).toBe('H06');
		expect(find('取药和理发')).toBe('H11');
	});

	it('a phrase of no item, or an empty one, means nothing', () => {
		expect(
			itemOf(
				'理发',
				[
					{ phrase: '理发', itemCode: 'X' },
					{ phrase: '', itemCode: 'H06' },
				],
				itemRows,
			),
		).toBeNull();
	});
});
