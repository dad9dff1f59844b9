import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile, TIMER_KINDS, type Timer, type TimerKind, type TimerRow } from '../../db/domain/order-clock.ts';

describe('reconcile', () => {
	const row = (kind: string, key: string, dueAt: number, firedAt: number | null = null): TimerRow => ({ kind, key, dueAt, firedAt });
	const wanted = (kind: TimerKind, key: string, dueAt: number): Timer => ({ kind, key, dueAt, tellsResident: true });

	it('inserts, moves and removes, and leaves what has fired alone', () => {
		const rows = [
			row('collect', 'a', 1, 1),
			row('tell', '1', 5),
			row('round', 'x', 7),
			row('finish', 'f', 9),
			row('rate-ask', 'r', 3, 3),
			row('of-old', 'o', 2),
		];
		const want = [wanted('collect', 'b', 4), wanted('tell', '1', 6), wanted('finish', 'f', 9), wanted('rate-ask', 'r', 8)];
		expect(reconcile(rows, want)).toEqual({ insert: [want[0]], move: [{ row: rows[1], dueAt: 6 }], remove: [rows[2], rows[5]] });
		expect(reconcile([], [])).toEqual({ insert: [], move: [], remove: [] });
	});

	it('loses nothing and repeats nothing that has fired', () => {
		const kinds = fc.constantFrom(...TIMER_KINDS.slice(0, 4));
		const key = fc.constantFrom('a', 'b', 'c');
		const idOf = (x: { kind: string; key: string }): string => `${x.kind} ${x.key}`;
		const rowsOf = fc.uniqueArray(fc.record({ kind: kinds, key, dueAt: fc.nat(5), firedAt: fc.option(fc.nat(5)) }), { selector: idOf });
		const wantedOf = fc.uniqueArray(fc.record({ kind: kinds, key, dueAt: fc.nat(5), tellsResident: fc.boolean() }), { selector: idOf });
		fc.assert(
			fc.property(rowsOf, wantedOf, (rows, want) => {
				const { insert, move, remove } = reconcile(rows, want);
				const after = new Map<string, TimerRow>(rows.filter((one) => !remove.includes(one)).map((one) => [idOf(one), { ...one }]));
				for (const { row: moved, dueAt } of move) after.set(idOf(moved), { ...moved, dueAt });
				for (const one of insert) {
					expect(after.has(idOf(one))).toBe(false);
					after.set(idOf(one), { kind: one.kind, key: one.key, dueAt: one.dueAt, firedAt: null });
				}
				for (const one of rows) if (one.firedAt !== null) expect(after.get(idOf(one))).toEqual(one);
				for (const one of want) {
					const kept = after.get(idOf(one));
					expect(kept).toBeDefined();
					if (kept?.firedAt === null) expect(kept.dueAt).toBe(one.dueAt);
				}
				const waiting = [...after.values()].filter((one) => one.firedAt === null);
				for (const one of waiting) expect(want.some((timer) => idOf(timer) === idOf(one))).toBe(true);
				expect(reconcile([...after.values()], want)).toEqual({ insert: [], move: [], remove: [] });
			}),
		);
	});
});
