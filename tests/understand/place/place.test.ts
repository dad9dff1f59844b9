import { describe, expect, it } from 'vitest';
import { addressIn, addressOf, restOfAnswer } from '../../../bot/understand/place/address.ts';
import { placeOf } from '../../../bot/understand/place/place.ts';
import { unitRows } from '../../../db/seed/district.ts';

const nameOf = (code: string): string => unitRows.find((unit) => unit.code === code)?.name ?? code;

/** 聂耳社区! | 聂耳路18号 — `!` = sure, `>` = the street alone. */
function show(text: string, asked = false): string | null {
	const found = placeOf(text, unitRows, { asked });
	if (!found) return null;
	const { unitCode, address, level, confidence, candidates } = found;
	const which = candidates.length > 1 ? candidates.map(nameOf).join('/') : nameOf(unitCode);
	return `${which}${level === 'institute' ? '>' : ''}${confidence >= 0.9 && candidates.length === 1 ? '!' : ''}${address ? ` | ${address}` : ''}`;
}

describe('place', () => {
	it.each([
		['玉兴街道聂耳社区聂耳路18号3单元201', '聂耳社区! | 聂耳路18号3单元201'],
		['住在聂耳社区聂耳路18号3单元201，电话13800138000', '聂耳社区! | 聂耳路18号3单元201'],
		['聂耳社区 聂耳路18号 3单元 201', '聂耳社区! | 聂耳路18号 3单元 201'],
		['红塔区玉兴街道聂耳社区', '聂耳社区!'],
		['聂耳社区居委会', '聂耳社区!'],
		['聂耳社区A座1203', '聂耳社区! | A座1203'],
		['聂耳社区，聂耳路18号', '聂耳社区! | 聂耳路18号'],
		['聂耳社区聂耳路18号附3号', '聂耳社区! | 聂耳路18号附3'],
		['玉州社区3栋2单元501，我姓李', '玉州社区! | 3栋2单元501'],
		['北苑社区5-2-301', '北苑社区! | 5-2-301'],
		['彩虹社区三组', '彩虹社区! | 三组'],
		['山水社区活动室', '山水社区! | 活动室'],
		['聂耳社区周六上午来家里打扫院子', '聂耳社区!'],
		['我家住在北苑小区3幢2单元', '北苑社区 | 北苑小区3幢2单元'],
		['阳光花园3幢2单元，北苑社区', '北苑社区! | 阳光花园3幢2单元'],
		['郑井这边', '郑井社区'],
		['黄官这边好几家都想学', '黄官社区'],
		['秀溪村口那片荒草', '秀溪社区!'],
		['住在响水', '响水村'],
		['中村 老年人想学手指操', '中村社区'],
		['大营社区 北城街道的', '大营社区!'],
		['春和街道孙井社区', '孙井社区!'],
		['玉带街道聂耳社区', '聂耳社区'],
		['高龙潭社区', '高龙潭社区!'],
		['龙潭村的', '龙潭社区!'],
		['小石桥村', '小石桥村!'],
		['波衣村村口', '波衣村! | 村口'],
		['泷水塘社区', '泷水塘社区!'],
		// the street alone: the station is asked next
		['玉兴街道', '玉兴街道>!'],
		['玉兴街道聂耳路12号', '玉兴街道>! | 聂耳路12号'],
		['我在研和', '研和街道>'],
		['大营街的', '大营街街道>'],
		['小石桥乡', '小石桥彝族乡>!'],
		['小石桥', '小石桥彝族乡>'],
		['洛河彝族乡', '洛河彝族乡>!'],
		['玉兴街道或者玉带街道', '玉兴街道/玉带街道>'],
		// two stations: ask, but for a way
		['聂耳社区和北苑社区', '聂耳社区/北苑社区'],
		['从聂耳社区接到北苑社区', '聂耳社区!'],
		['聂耳社区，就是聂耳社区', '聂耳社区!'],
		['胜利社区', '胜利社区!'],
		['在文化社区', '文化社区!'],
		['聶耳社區 A座1203', '聂耳社区! | A座1203'],
		['北城镇的', '北城街道>!'],
		['大营街道办事处', '大营街街道>!'],
		['研和街道办', '研和街道>!'],
		['玉溪市红塔区玉带街道郑井社区3组', '郑井社区! | 3组'],
		['右所的，想理发', '右所社区'],
		['帮我买袋米，右所3栋', '右所社区 | 3栋'],
		['家里漏水，梅园12栋201，周五在家', '梅园社区 | 12栋201'],
		['我们广文的李嬢嬢夸你们', '广文社区'],
		['我们排山的老人想听讲座', '排山社区'],
		['我们法冲寨子的路', '法冲村'],
		['住在玉湖', '玉湖社区'],
		['后所今晚的电影放不放', '后所社区'],
		['玉屏娃娃放假没去处', '玉屏社区'],
		['我是送水的，梅园这家大爷摔了', '梅园社区'],
		['想问下玉湖有没有带娃的课', '玉湖社区'],
		['磨刀的哪天来 团山', '团山社区'],
		['小石桥山上冷', '小石桥彝族乡>'],
		['我住在文化，想学书法', '文化社区'],
		['我们彩虹这边', '彩虹社区'],
		['聂耳居委会', '聂耳社区!'],
		['北城的大营社区', '大营社区!'],
		['聂耳 社区3栋', '聂耳社区! | 3栋'],
		// whose place it is
		['我在昆明，我妈在郑井社区', '郑井社区!'],
		['我住棋阳社区，想请人去看看我妈，她在郑井社区', '郑井社区!'],
		['我是聂耳社区的，想给北苑社区的老人理发', '北苑社区!'],
		['我是聂耳社区的，想组织大家到北苑社区扫地', '北苑社区!'],
		['以前住聂耳社区，现在搬到北苑社区', '北苑社区!'],
		['不是聂耳社区，是北苑社区', '北苑社区!'],
		['地址改到玉州社区，原来的棋阳社区不用去了', '玉州社区!'],
		['奶奶家在郑井社区，我们住玉州社区', '郑井社区!'],
	])('%s → %s', (text, expected) => {
		expect(show(text)).toBe(expected);
	});

	it.each([
		'',
		'聂耳',
		'想学聂耳音乐',
		'文化活动',
		'在文化路18号',
		'玉兴路12号',
		'玉兴小学旁边',
		'胜利了',
		'广场舞',
		'教育孩子',
		'诸葛亮的故事',
		'听到响水的声音',
		'吃葫芦',
		'东山公园',
		'红塔区',
		'红塔集团',
		'在玉溪一中',
		'彩虹很美',
		'山水画',
		'古城旅游',
		'凤凰传奇',
		'1123-037',
		'明珠',
		'我在教育局上班',
		'街道文化站的活动',
		'在广场跳舞',
		'红塔这边',
		'住在红塔区',
		'玉湖边的长椅',
		'龙潭里的水',
		'平常里的事',
		'去九龙池玩',
		'李文秀阿姨',
		'玉龙雪山',
		'去北城中学接孩子',
		'高仓派出所',
		'研和出口',
		'研和卫生院看病',
		'大营街小学',
		'聂耳大剧院',
		'书法、文化、艺术都想学',
		'不是聂耳社区',
		'社区文化活动',
		'美丽文化村建设',
	])('none: %j', (text) => {
		expect(show(text)).toBeNull();
	});

	it.each([
		['聂耳', '聂耳社区!'],
		['文化', '文化社区!'],
		['广场', '广场社区!'],
		['胜利', '胜利社区!'],
		['应该是聂耳吧', '聂耳社区!'],
		['北城', '北城街道>!'],
		['大营街', '大营街街道>!'],
		['大营街社区', '大营街社区!'],
		['红塔', '红塔社区!'],
		['研和社区三组老王家', '研和社区! | 三组老王家'],
		['聂耳社区大榕树旁边那家', '聂耳社区! | 大榕树旁边那家'],
		['聂耳社区聂耳路18号，明天下午', '聂耳社区! | 聂耳路18号'],
		['聂耳社区聂耳路18号 明天下午', '聂耳社区! | 聂耳路18号'],
		['聂耳社区 明天下午', '聂耳社区!'],
		['聂耳社区，谢谢', '聂耳社区!'],
		['聂耳社区 菜市场进去第三家 13800138000', '聂耳社区! | 菜市场进去第三家'],
		['棋阳', '棋阳社区!'],
		['东山', '东山社区!'],
	])('asked: %s → %s', (text, expected) => {
		expect(show(text, true)).toBe(expected);
	});

	it.each(['', '不知道', '红塔区', '文化路18号', '我孩子教育的事', '随便', '吃葫芦'])('asked, none: %j', (text) => {
		expect(show(text, true)).toBeNull();
	});

	it('every unit is found by its own name', () => {
		for (const { code, name, kind } of unitRows) {
			if (kind !== 'center') expect(placeOf(name, unitRows)).toMatchObject({ unitCode: code, candidates: [code] });
		}
	});

	it('every alias leads to its unit when the place was asked for', () => {
		for (const { code, kind, aliases } of unitRows) {
			for (const alias of kind === 'center' ? [] : aliases) expect(placeOf(alias, unitRows, { asked: true })?.unitCode).toBe(code);
		}
	});

	it('without units there is no place', () => {
		expect(placeOf('聂耳社区', [])).toBeNull();
	});
});

describe('address', () => {
	it.each<[string, string | null]>([
		['聂耳路18号3单元201', '聂耳路18号3单元201'],
		['我住聂耳路18号', '聂耳路18号'],
		['我家在阳光小区3栋2单元501，想理发', '阳光小区3栋2单元501'],
		['3栋2单元', '3栋2单元'],
		['5-2-301', '5-2-301'],
		['28号下午', null],
		['28号', null],
		['1123-037', null],
		['11-28', null],
		['13800138000', null],
		['138-0013-8000', null],
		['想去公园', null],
		['', null],
	])('%j → %j', (text, address) => {
		expect(addressOf(text)).toBe(address);
	});

	it.each<[string, string | null]>([
		['聂耳社区,大榕树下那家,谢谢', '大榕树下那家'],
		['聂耳社区', null],
		['聂耳社区我想理发', null],
		[`聂耳社区${'路'.repeat(60)}`, null],
	])('of an answer to "where" the first sentence counts: %s', (said, expected) => {
		const rest = restOfAnswer(said, 4);
		expect(rest && said.slice(rest.from, rest.to)).toBe(expected);
	});

	it('a very long text takes no time to speak of', () => {
		const began = performance.now();
		addressIn('路'.repeat(4000), 0);
		expect(performance.now() - began).toBeLessThan(500);
	});
});
