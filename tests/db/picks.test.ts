import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetPicks } from '../../db/commands/forget-picks.ts';
import { savePick } from '../../db/commands/save-pick.ts';
import { reopenPick, settlePick } from '../../db/commands/settle-pick.ts';
import { DAY } from '../../db/domain/instant.ts';
import type { PickedWords } from '../../db/domain/pick.ts';
import { waitingPicks } from '../../db/queries/picks.ts';
import { picks } from '../../db/schema/index.ts';
import { cloneDatabase, SEEDED_AT, type TestDatabase } from '../helpers/database.ts';

let store: TestDatabase;
beforeAll(async () => {
	store = await cloneDatabase();
});
afterAll(async () => await store.drop());
beforeEach(async () => void (await store.db.delete(picks)));

const ITEM = 'H06';
const pick = (given: Partial<PickedWords> = {}): PickedWords => ({
	text: '某奶奶那边的事情',
	asked: 'item',
	thought: { intent: 'request', kind: '助老', confidence: 0.5 },
	picked: { intent: 'request', itemCode: ITEM, kind: '其他便民' },
	day: SEEDED_AT,
	...given,
});
const save = async (given: Partial<PickedWords> = {}) => await store.db.transaction((tx) => savePick(tx, pick(given)));
const waiting = async () => await waitingPicks(store.db);

describe('what was picked', () => {
	it('is read back with the name of the item; the words are sealed', async () => {
		await save();
		const { day, ...rest } = pick();
		const [read, ...others] = await waiting();
		expect(read).toEqual({ ...rest, id: read?.id, itemName: '上门理发' });
		expect(others).toEqual([]);
		expect(day).toBe(SEEDED_AT);
		const raw = JSON.stringify(await store.sql`select * from picks`);
		expect(raw).not.toContain('某奶奶');
	});

	it('leads to nobody: no column refers to a person, a message or an order', async () => {
		const refers = await store.sql`
			select confrelid::regclass::text target from pg_constraint where conrelid = 'picks'::regclass and contype = 'f'`;
		expect(refers.map((row) => row['target'])).toEqual(['items']);
	});

	it('is kept once, another pick about the same words beside it', async () => {
		await save();
		await save({ day: SEEDED_AT + DAY });
		await save({ picked: { intent: null, itemCode: null, kind: null } });
		await save({ asked: 'intent', picked: { intent: null, itemCode: null, kind: null } });
		expect((await waiting()).map(({ asked, picked }) => [asked, picked.itemCode])).toEqual([
			['item', ITEM],
			['item', null],
			['intent', null],
		]);
	});

	it('is removed when it is too old, looked at or not', async () => {
		await save();
		await save({ text: '新的', day: SEEDED_AT + DAY });
		await save({ text: '看过的' });
		const seen = (await waiting()).find(({ text }) => text === '看过的');
		await store.db.transaction((tx) => settlePick(tx, seen?.id as NonNullable<typeof seen>['id'], 'dropped'));
		await forgetPicks(store.db, SEEDED_AT + 1);
		expect((await store.db.select().from(picks)).map(({ text }) => text)).toEqual(['新的']);
	});

	it('is settled by one reader alone, and opened again only from what it was', async () => {
		await save();
		const [{ id } = { id: '0' as never }] = await waiting();
		const both = await Promise.all((['kept', 'dropped'] as const).map((fate) => store.db.transaction((tx) => settlePick(tx, id, fate))));
		expect(both.filter(Boolean)).toHaveLength(1);
		expect(await waiting()).toEqual([]);
		const fate = both[0] ? 'kept' : 'dropped';
		expect(await store.db.transaction((tx) => reopenPick(tx, id, fate === 'kept' ? 'dropped' : 'kept'))).toBe(false);
		expect(await store.db.transaction((tx) => reopenPick(tx, id, fate))).toBe(true);
		expect(await waiting()).toHaveLength(1);
	});
});
