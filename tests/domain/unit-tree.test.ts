import { describe, expect, it } from 'vitest';
import { chain, levelUp, parentOf, siblings, streetOf, unitTree } from '../../db/domain/unit-tree.ts';
import { TREE } from './two-streets.ts';

const codes = (units: readonly { code: string }[]): string[] => units.map((unit) => unit.code);

describe('unit tree', () => {
	it('goes up from a station to the centre', () => {
		expect(codes(chain(TREE, 'A1'))).toEqual(['A1', 'A', 'C']);
		expect(parentOf(TREE, 'A1')?.code).toBe('A');
		expect(parentOf(TREE, 'C')).toBeNull();
	});

	it('knows the other units under the same parent', () => {
		expect(codes(siblings(TREE, 'A1'))).toEqual(['A2']);
		expect(codes(siblings(TREE, 'A'))).toEqual(['B']);
		expect(siblings(TREE, 'C')).toEqual([]);
	});

	it.each([
		[-1, 'A1'],
		[0, 'A1'],
		[1, 'A'],
		[2, 'C'],
		[9, 'C'],
	])('%i levels up is %s', (n, code) => {
		expect(levelUp(TREE, 'A1', n)?.code).toBe(code);
	});

	it('finds the street', () => {
		expect(streetOf(TREE, 'B2')?.code).toBe('B');
		expect(streetOf(TREE, 'B')?.code).toBe('B');
		expect(streetOf(TREE, 'C')).toBeNull();
	});

	it('answers for an unknown code', () => {
		expect(chain(TREE, 'X')).toEqual([]);
		expect(levelUp(TREE, 'X', 1)).toBeNull();
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
