import { describe, expect, it } from 'vitest';
import { proxyOf } from '../../bot/understand/proxy.ts';

const ASKED = 0.8;

describe('for whom', () => {
	it.each([
		['帮我妈打扫一下卫生', '我妈'],
		['想请人给我爷爷理发', '我爷爷'],
		['替邻居张奶奶点个单', '邻居张奶奶'],
		['帮对门老奶修灯', '对门老奶'],
		['替我朋友问问，想找人陪诊', '我朋友'],
		['帮李奶奶登记一下，修电饭煲', '李奶奶'],
		['给有人来帮我爹理个头发嘎', '我爹'],
		['代我们楼上王阿姨约个量血压', '我们楼上王阿姨'],
		['幫我媽修電腦', '我媽'],
		['我想给我岳母找个人陪陪', '我岳母'],
		['替隔壁八十二岁的阿奶问', '隔壁八十二岁的阿奶'],
		['替朋友问一下，找人陪诊', '朋友'],
		['帮楼上老蒋问问', '楼上老蒋'],
		['替我学生报个补课', '我学生'],
	])('%s: %s', (text, who) => {
		const found = proxyOf(text);
		expect(found?.who).toBe(who);
		expect(found?.confidence).toBeGreaterThanOrEqual(ASKED);
		expect(found && text.slice(found.span.from, found.span.to)).toBe(who);
	});

	it.each([
		['我妈一个人在家，想找人打扫', '我妈'],
		['我爷爷腿不好，想请人剪头发', '我爷爷'],
		['我外公85岁了，没人领他去复查', '我外公'],
	])('only spoken of: %s', (text, who) => {
		const found = proxyOf(text);
		expect(found?.who).toBe(who);
		expect(found?.confidence).toBeLessThan(ASKED);
	});

	it.each([
		'',
		'帮我修个灯',
		'给我家孩子补课',
		'我和老伴想学手机',
		'帮忙搬个柜子',
		'帮助老人洗澡的志愿者很好',
		'我妈夸了一下午',
		'我奶奶去世了，想找人说说话',
		'给朋友圈发个通知',
		'想给学生讲一场防火',
		'给村里老人体检',
		'婆婆给小孙子洗澡，水不热',
		'家里老人85岁了',
	])('for oneself, or nothing says: %j', (text) => {
		expect(proxyOf(text)).toBeNull();
	});
});
