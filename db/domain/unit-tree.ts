import type { Unit } from './team.ts';

/** All units by code. Built once when they are loaded: matching looks up hundreds of units for one order. */
export type UnitTree = ReadonlyMap<string, Unit>;

export const unitTree = (units: readonly Unit[]): UnitTree => new Map(units.map((unit) => [unit.code, unit]));

/** The unit above: 站 → 所 → 中心. Null for the centre and for a code that is not in the tree. */
function parentOf(tree: UnitTree, unitCode: string): Unit | null {
	const parentCode = tree.get(unitCode)?.parentCode ?? null;
	return parentCode === null ? null : (tree.get(parentCode) ?? null);
}

/** The unit itself and all above it, lowest first. Empty for an unknown code; a ring in the data ends where it closes. */
export function chain(tree: UnitTree, unitCode: string): readonly Unit[] {
	const units: Unit[] = [];
	let unit = tree.get(unitCode) ?? null;
	while (unit !== null && !units.includes(unit)) {
		units.push(unit);
		unit = parentOf(tree, unit.code);
	}
	return units;
}

/** The 乡(街道) in which a unit lies: its 所. Null for the centre and for an unknown code. */
function streetOf(tree: UnitTree, unitCode: string): Unit | null {
	return chain(tree, unitCode).find((unit) => unit.kind === 'institute') ?? null;
}

/** Tells of a unit whether it lies in the same 乡(街道) as this one. The centre lies in none, and nothing is near it in this sense. */
export function sameStreetAs(tree: UnitTree, unitCode: string): (other: string | null) => boolean {
	const street = streetOf(tree, unitCode);
	return (other) => street !== null && other !== null && streetOf(tree, other) === street;
}
