import { describe, expect, it } from 'vitest';
import { withStandIns } from '../../bot/language-model/stand-ins.ts';
import { masked } from '../../bot/understand/model/mask.ts';
import { normalise } from '../../bot/understand/normalise.ts';
import { unitRows } from '../../db/seed/district.ts';

const shown = (text: string) => withStandIns(text, { units: unitRows, own: ['普丽华'] });

describe('invented words for what names or reaches somebody', () => {
	it.each([
		['我叫张三丰，电话13812345678，住聂耳社区3栋2单元501，想请人修灯', '我叫某某，电话13800138000，住某某社区某小区，想请人修灯'],
		['李奶奶家的灯坏了，打幺三九零零幺三九零零二找她', '某奶奶家的灯坏了，打13800138000找她'],
		['我是王芳，聂耳那边的', '我是某某，某某那边的'],
		['车牌云F12345挡路', '车牌00000挡路'],
		['普丽华的灯\n坏了，微信abc12345', '某某的灯 坏了，某某'],
		['1128—003那单怎么样了', '0101-001那单怎么样了'],
		['大营街道那边', '某某街道那边'],
		['我奶奶85岁，高龄老人走不动', '我奶奶85岁，高龄老人走不动'],
	])('%s', (text, expected) => {
		expect(shown(text)).toBe(expected);
	});

	it('nothing is found in them any more', () => {
		const once = shown('我叫张三丰，电话13812345678，住聂耳社区3栋2单元501，取消1123-037');
		expect(shown(once)).toBe(once);
	});

	it.each(['取消1123-037', '单号1123-037怎么样了', '聂耳社区的灯坏了', '打13812345678'])('the model reads %s as before', (text) => {
		expect(masked(normalise(shown(text)))).toBe(masked(normalise(text)));
	});
});
