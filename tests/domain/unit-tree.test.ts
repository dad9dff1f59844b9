import { describe, expect, it } from 'vitest';
import { chain, parentOf, streetOf, unitTree } from '../../db/domain/unit-tree.ts';
import { TREE } from './two-streets.ts';

const codes = (units: readonly { code: string }[]): string[] => units.map((unit) => unit.code);

describe('unit tree', () => {
	it('goes up from a station to the centre', () => {
		expect(codes(chain(TREE, 'A1'))).toEqual(['A1', 'A', 'C']);
		expect(parentOf(TREE, 'A1')?.code).toBe('A');
		expect(parentOf(TREE, 'C')).toBeNull();
	});

	it('finds the street', () => {
		expect(streetOf(TREE, 'B2')?.code).toBe('B');
		expect(streetOf(TREE, 'B')?.code).toBe('B');
		expect(streetOf(TREE, 'C')).toBeNull();
	});

	it('answers for an unknown code', () => {
		expect(chain(TREE, 'X')).toEqual([]);
		expect(parentOf(TREE, 'X')).toBeNull();
		expect(streetOf(TREE, 'X')).toBeNull();
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
