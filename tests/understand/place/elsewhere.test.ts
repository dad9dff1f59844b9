import { describe, expect, it } from 'vitest';
import { elsewhereOf } from '../../../bot/understand/place/elsewhere.ts';
import { placeOf } from '../../../bot/understand/place/place.ts';
import { unitRows } from '../../../db/seed/district.ts';

describe('a place outside the district', () => {
	it.each([
		['江川区的老人想理发', '江川区'],
		['我住在江川', '江川'],
		['地址是通海县秀山街道', '通海县'],
		['我在昆明，想找人修电脑', '昆明'],
		['家在峨山', '峨山'],
		['我人在通海', '通海'],
		['昆明', '昆明'],
		['在澄江的。', '在澄江的。'],
		['我住江川區', '江川区'],
	])('%s → %s', (text, name) => {
		expect(elsewhereOf(text)?.name).toBe(name);
		expect(placeOf(text, unitRows)).toBeNull();
	});

	it.each([
		'我在昆明上班，我妈一个人在家',
		'我在深圳，想请人去看看我爸',
		'去昆明看病想有人陪',
		'江川路12号',
		'昆明医院',
		'通海路',
		'老伴在昆明住院',
		'大理石地板',
		'红河烟',
		'',
	])('none: %s', (text) => {
		expect(elsewhereOf(text)).toBeNull();
	});

	it('shows where it stands', () => {
		expect(elsewhereOf('我住在江川区大街')?.span).toEqual({ from: 3, to: 6 });
	});

	it.each(['峨山龙潭村的', '江川区大营社区', '昆明市北城社区', '通海县高桥村'])(
		'a unit of the same name there is none of ours: %s',
		(text) => {
			expect(placeOf(text, unitRows)).toBeNull();
		},
	);
});
