import { describe, expect, it } from 'vitest';
import { knownPlaceOf } from '../../../bot/understand/place/known-place.ts';

describe('a place that is known already', () => {
	it.each([
		['我家', 'home'],
		['就在我家里', 'home'],
		['来我家吧', 'home'],
		['在家', 'home'],
		['自己家。', 'home'],
		['At home', 'home'],
		['老地方', 'last'],
		['还是上次那里', 'last'],
		['还是老地方，明天下午', 'last'],
		['跟上次一样的活，上次那个地址', 'last'],
		['地址没变', 'last'],
		['還是上次那裡', 'last'],
		['same place as last time', 'last'],
	])('%s → %s', (text, known) => {
		expect(knownPlaceOf(text)?.known).toBe(known);
	});

	it.each(['', '我家冰箱坏了', '我家在聂耳社区', '我妈家', '家里老人85岁了', '上次那个师傅很好', '国家', '上次的灯又坏了'])(
		'none: %j',
		(text) => {
			expect(knownPlaceOf(text)).toBeNull();
		},
	);
});
