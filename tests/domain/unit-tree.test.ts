import { describe, expect, it } from 'vitest';
import { chain, sameStreetAs, unitTree } from '../../db/domain/unit-tree.ts';
import { TREE } from './two-streets.ts';

const codes = (units: readonly { code: string }[]): string[] => units.map((unit) => unit.code);

describe('unit tree', () => {
	it('goes up from a station to the centre', () => {
		expect(codes(chain(TREE, 'A1'))).toEqual(['A1', 'A', 'C']);
		expect(codes(chain(TREE, 'X'))).toEqual([]);
	});

	it.each([
		['B2', 'B1', true],
		['B2', 'B', true],
		['B', 'B1', true],
		['B2', 'B2', true],
		['B2', 'A1', false],
		['B', 'A', false],
		['B2', 'C', false],
		['C', 'B2', false],
		['C', 'C', false],
		['X', 'B2', false],
		['B2', 'X', false],
		['B2', null, false],
	])('%s and %s in the same street: %s', (unit, other, expected) => {
		expect(sameStreetAs(TREE, unit)(other)).toBe(expected);
	});

	it('ends in broken data: a parent that is missing, a ring', () => {
		const broken = unitTree([
			{ code: 'lost', name: '', kind: 'station', parentCode: 'gone' },
			{ code: 'x', name: '', kind: 'institute', parentCode: 'y' },
			{ code: 'y', name: '', kind: 'institute', parentCode: 'x' },
		]);
		expect(codes(chain(broken, 'lost'))).toEqual(['lost']);
		expect(codes(chain(broken, 'x'))).toEqual(['x', 'y']);
	});
});
