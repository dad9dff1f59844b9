import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../bot/training/corpus.ts';
import { dangerOf } from '../../bot/understand/danger/danger.ts';
import { onlySlots } from '../../bot/understand/only-slots.ts';
import { NOW, worldAt } from '../flow/builders.ts';

const world = worldAt();
const only = (text: string): boolean => onlySlots(text, NOW, world);

describe('nothing but what a parser takes', () => {
	it.each([
		'周六上午',
		'聂耳社区3栋2单元',
		'李奶奶13800138001',
		'就在大榕树旁边那家',
		'老伴在家等',
		'不是周六，周天',
		'两个人',
		'明天三点，聂耳社区',
		'聶耳社區3棟',
	])('%s', (text) => {
		expect(only(text)).toBe(true);
	});

	it.each([
		'我想剪头发',
		'我在楼顶',
		'他在我家门口',
		'有人在门口',
		'明天不去了',
		'奶奶在家，一直吐',
		'我妈动不了',
		'🔥3楼',
		'周六上午来修水管',
	])('something else too: %s', (text) => {
		expect(only(text)).toBe(false);
	});

	it('is no emergency of the corpus that words alone would miss', () => {
		const emergencies = readCorpus().lines.filter(({ intent }) => intent === 'emergency');
		expect(emergencies.length).toBeGreaterThan(1_000);
		expect(emergencies.filter(({ text }) => only(text) && dangerOf(text) === null).map(({ text }) => text)).toEqual([]);
	});
});
