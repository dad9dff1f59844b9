import { describe, expect, it } from 'vitest';
import { urgencyIn } from '../../bot/understand/urgency.ts';

describe('hours matter', () => {
	it.each([
		['急，快来个人', '急'],
		['真的急，药没了', '真的急'],
		['麻烦尽快安排', '尽快'],
		['赶紧来个会修的', '赶紧'],
		['马上派个人来', '马上'],
		['越快越好', '越快越好'],
		['来不及了，谁能帮我取一下', '来不及'],
		['等不了，老人没饭吃', '等不了'],
		['今天之内要有人来', '今天之内'],
		['天黑前来个人', '天黑前'],
		['下午两点之前要送到', '两点之前'],
		['今天必须取回来', '今天必须'],
		['明早就要交，谁会弄', '明早就要'],
		['厨房水管爆了，满地都是', '厨房水管爆'],
		['下水道返水', '下水道返水'],
		['钥匙断在锁眼里', '钥匙断在'],
		['爷爷滑到地上了，没伤，抱不起来', '滑到地上'],
		['他用制氧机，家里停电了', '制氧机，家里停电'],
		['降压药吃完了', '药吃完了'],
		['今晚谁能来守一会儿', '今晚谁能'],
		['主持人临时来不了，明天开场', '临时来不了'],
		['急需一個輪椅', '急需'],
		['I need help urgently', 'urgently'],
	])('%s', (text, words) => {
		const found = urgencyIn(text);
		expect(found && text.slice(found.span.from, found.span.to)).toBe(words);
	});

	it.each([
		'',
		'不急，什么时候都行',
		'不着急，慢慢来',
		'别急',
		'不是很急',
		'急死我了，公交卡找不到了哈哈',
		'想学急救',
		'去急诊拿报告',
		'应急演练想请人讲',
		'他是急性子',
		'心急吃不了热豆腐',
		'紧急联系人写谁',
		'急得他直跺脚，想请人劝劝',
		'周六上午来打扫',
		'今天傍晚可以吗',
		'能不能今晚七点一刻左右来教我爸视频',
		'孙子马上要上初中了',
		'早上八点前后来就行',
		'明天下午三点陪去拿药',
	])('can wait: %j', (text) => {
		expect(urgencyIn(text)).toBeNull();
	});

	it('is surer of what is said than of a mere today', () => {
		expect(urgencyIn('今晚谁能来守一会儿')?.confidence).toBeLessThan(urgencyIn('急，快来个人')?.confidence ?? 0);
	});
});
