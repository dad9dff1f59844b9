import { describe, expect, it } from 'vitest';
import { isCourtesy } from '../../../bot/flow/parse/courtesy.ts';
import { choiceNumberOf } from '../../../bot/flow/parse/number-choice.ts';
import { yesOf } from '../../../bot/flow/parse/yes-no.ts';

describe('choice by number', () => {
	it.each<[string, number, string | null]>([
		['1', 1, null],
		['①', 1, null],
		['１', 1, null],
		[' 2 ', 2, null],
		['3.', 3, null],
		['3、', 3, null],
		['(2)', 2, null],
		['⑴', 1, null],
		['1️⃣', 1, null],
		['20', 20, null],
		['一', 1, null],
		['十二', 12, null],
		['第一个', 1, null],
		['第2个', 2, null],
		['第二项', 2, null],
		['选2', 2, null],
		['选第二个', 2, null],
		['我选3', 3, null],
		['我要第3个', 3, null],
		['回1', 1, null],
		['选2号', 2, null],
		['5星', 5, null],
		['五星', 5, null],
		['5分', 5, null],
		['1 周四上午', 1, '周四上午'],
		['1，周四上午', 1, '周四上午'],
		['1。周四上午。', 1, '周四上午'],
		['5 师傅很细心', 5, '师傅很细心'],
		['2 人工', 2, '人工'],
		['3 天气好就来', 3, '天气好就来'],
		['5分，很好', 5, '很好'],
		['1 A座', 1, 'A座'],
		['第二個', 2, null],
		['5 師傅很細心', 5, '師傅很細心'],
	])('%j', (text, n, rest) => {
		expect(choiceNumberOf(text)).toEqual({ n, rest });
	});

	it.each(
		[
			'1123-037',
			'1123 037',
			'11:30',
			'1.5',
			'12/12',
			'13800138000',
			'0',
			'21',
			'99',
			'2栋3单元',
			'3号楼',
			'3点',
			'3 点',
			'2 栋',
			'10 个人',
			'1 个',
			'5月1日',
			'15个老人',
			'1周四',
			'2026-11-28',
			'一起去',
			'第一次来',
			'要2个人',
			'',
			'你好',
			'1-2',
			'100',
			'第二',
		].filter((text) => text !== '第二'),
	)('none: %j', (text) => {
		expect(choiceNumberOf(text)).toBeNull();
	});
});

describe('yes and no', () => {
	it.each([
		'对',
		'对的',
		'对！',
		'对对对',
		'是',
		'是的',
		'是啊',
		'好',
		'好的',
		'好吧',
		'好好好',
		'可以',
		'可以的',
		'可以可以',
		'行',
		'行吧',
		'嗯',
		'嗯嗯',
		'确认',
		'同意',
		'没错',
		'没问题',
		'OK',
		'ok。',
		'yes',
		'Y',
		'得',
		'👌',
		'👍',
		'👍🏻',
		'要',
	])('yes: %s', (text) => {
		expect(yesOf(text)).toBe(true);
	});

	it.each([
		'不',
		'不对',
		'不是',
		'不是的',
		'不行',
		'不行啊',
		'不要',
		'不用',
		'不用了',
		'算了',
		'算了吧',
		'不好',
		'错了',
		'no',
		'No!',
		'不可以',
		'不同意',
		'没有',
	])('no: %s', (text) => {
		expect(yesOf(text)).toBe(false);
	});

	it.each([
		'',
		'好吗',
		'行不行',
		'对不起',
		'不对，是周五',
		'好的，周四上午',
		'可以帮我理发吗',
		'是我妈要',
		'算了算了我自己来吧不麻烦你们了',
		'不知道',
		'1',
		'你好',
		'得空',
	])('neither: %j', (text) => {
		expect(yesOf(text)).toBeNull();
	});
});

describe('courtesy', () => {
	it.each([
		'谢谢',
		'谢谢！',
		'谢谢你们',
		'谢谢老师',
		'多谢啦',
		'感谢',
		'非常感谢',
		'好的谢谢',
		'好的',
		'收到',
		'收到，谢谢',
		'嗯',
		'嗯嗯',
		'辛苦了',
		'老师您辛苦啦',
		'知道了',
		'OK',
		'好的👍',
		'🙏🙏',
		'谢谢🌹',
		'不客气',
		'再见',
		'麻烦你们了',
		'thank you',
	])('thanks: %s', (text) => {
		expect(isCourtesy(text)).toBe('thanks');
	});

	it.each([
		'你好',
		'您好',
		'你好！',
		'在吗',
		'在吗？',
		'你好，在吗',
		'哈喽～',
		'早上好',
		'下午好',
		'hello',
		'Hi',
		'有人吗',
		'喂',
		'老师好',
		'你好，请问',
		'各位老师好',
		'您好，麻烦您',
		'😀😀',
		'👍',
		'👍🏻',
	])('hello: %s', (text) => {
		expect(isCourtesy(text)).toBe('hello');
	});

	it.each([
		'',
		'谢谢，再帮我修个灯',
		'你好，我想理发',
		'好的，周四',
		'⭐️⭐️⭐️⭐️',
		'😭',
		'谢谢你们上次来帮我妈剪头发',
		'早点来',
		'我们',
		'老师',
		'谢谢'.repeat(13),
		'好心人',
		'在哪里',
	])('neither: %j', (text) => {
		expect(isCourtesy(text)).toBeNull();
	});
});
