import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../bot/understand/place/place.ts';
import { unitRows } from '../../../db/seed/district.ts';

const nameOf = (code: string): string => unitRows.find((unit) => unit.code === code)?.name ?? code;
const show = (text: string, asked = false): string | null => placeOf(text, unitRows, { asked })?.candidates.map(nameOf).join('/') ?? null;

describe('a unit by a name that sounds like its own', () => {
	it.each([
		['我住在聂尔社区', '聂耳社区'],
		['棋杨社区的，想理发', '棋阳社区'],
		['言和街道的老人', '研和街道'],
		['家在盐和街道', '研和街道'],
		['正井社区3组', '郑井社区'],
		['郑景社区这边', '郑井社区'],
		['皇官社区', '黄官社区'],
		['龙水塘社区', '泷水塘社区'],
		['蓝苑社区', '兰苑社区'],
		['南院社区', '兰苑社区'],
		['夜里打雷，杯胡社区停电', '杯湖社区'],
		['力气街道', '李棋街道'],
		['里棋街道', '李棋街道'],
		['宗卫社区', '中卫社区'],
		['小十桥彝族乡', '小石桥彝族乡'],
		['小十桥乡', '小石桥彝族乡'],
		['落河乡', '洛河彝族乡'],
		['伯衣村的', '波衣村'],
		['把者代村', '把者岱村'],
		['夸喜村', '跨喜村'],
		['大营接街道', '大营街街道'],
		['休息社区门口', '秀溪社区'],
		['风景社区', '冯井社区'],
		['民主社区的活动室', '明珠社区'],
		['棋杨 社区', '棋阳社区'],
		['聶爾社區', '聂耳社区'],
		['高昌街道', '高仓街道'],
		['背城街道居民', '北城街道'],
		['波一村三社', '波衣村'],
		// without an ending: where somebody lives, or one character is wrong and the words around leave little doubt
		['刺同关那个弯道', '刺桐关社区'],
		['我在把者代教书', '把者岱村'],
		['想找人说说话，杯胡的', '杯湖社区'],
		['给有人教教我，我郭景的', '郭井社区'],
		['她快生了，我们在飞景', '飞井社区'],
		['我家是贾景最里面那家', '贾井社区'],
		['我们黄关这条街', '黄官社区'],
		['我妈住言和', '研和街道'],
		['地址：棋杨', '棋阳社区'],
		['正井这边有个老人', '郑井社区'],
		['他们说要来我们皇官这边', '黄官社区'],
		['灯不亮了，正景二组', '郑井社区'],
	])('%s → %s', (text, expected) => {
		expect(show(text)).toBe(expected);
	});

	it.each([
		['刘总社区', '刘总旗社区'],
		['刺桐社区', '刺桐关社区'],
		['刺桐官社区', '刺桐关社区'],
		['梁王霸社区', '梁王坝社区'],
		['大密萝社区', '大密罗社区'],
		['黄草地村', '黄草坝村'],
		['王大护社区', '王大户社区'],
		['王太户社区', '王大户社区'],
		['赵槐社区', '赵桅社区'],
		['甸直社区', '甸苴社区'],
		['郑并社区', '郑井社区'],
		['阳棋社区', '棋阳社区'],
	])('mistyped: %s → %s', (text, expected) => {
		expect(show(text)).toBe(expected);
	});

	it.each([
		'我们社区的老人',
		'这个社区没有电梯',
		'全社区大扫除',
		'阳光社区',
		'幸福社区3栋',
		'新民社区',
		'民族村旅游',
		'刚住进社区的老人',
		'义诊走进社区',
		'我在厂里上班',
		'住省里的宾馆',
		'想学风景画，老师这边方便吗',
		'休息这里',
		'信心村',
		'农村老人',
		'我们村有个老人',
		'街道清洁',
		'晚上想睡',
		'力气活，找人抬',
		'村委会门口',
		'玉溪市',
		'我是王琪',
		'我叫孙静',
		'郭静 13800138000',
		'王琪的电话不通',
		'我们休息的时候',
		'我们在家境不好的人家',
		'人在上头',
		'两万八一台',
		'到厂里来',
		'我们桃园的果子',
	])('none: %s', (text) => {
		expect(show(text)).toBeNull();
	});

	it.each([
		['棋杨', '棋阳社区'],
		['言和', '研和街道'],
		['聂尔', '聂耳社区'],
		['正井，老王家', '郑井社区'],
		['休息', null],
		['厂里', null],
	])('asked: %s → %s', (text, expected) => {
		expect(show(text, true)).toBe(expected);
	});

	it('is less sure than the name itself, and shows where it stands', () => {
		const exact = placeOf('住在棋阳社区', unitRows);
		const near = placeOf('住在棋杨社区', unitRows);
		expect(near?.confidence).toBeLessThan(exact?.confidence ?? 0);
		expect(near?.span).toEqual({ from: 2, to: 6 });
	});
});
