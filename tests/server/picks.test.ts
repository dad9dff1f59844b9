import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Line, readCorpus } from '../../bot/training/corpus.ts';
import { faultOf } from '../../bot/training/corpus-faults.ts';
import { readHeldOut } from '../../bot/training/held-out.ts';
import { savePick } from '../../db/commands/save-pick.ts';
import type { PickedWords } from '../../db/domain/pick.ts';
import { picks } from '../../db/schema/index.ts';
import { cloneDatabase, SEEDED_AT, TEST_SECRET, type TestDatabase } from '../helpers/database.ts';
import { spawnDesk } from '../helpers/desk-process.ts';

/** `npm run understand:picks` with answers through a pipe. */

let store: TestDatabase;
let dir: string;
let to: string;
beforeAll(async () => {
	dir = mkdtempSync(path.join(tmpdir(), 'wudan-picks-'));
	store = await cloneDatabase();
});
afterAll(async () => {
	await store.drop();
	rmSync(dir, { recursive: true, force: true });
});
let files = 0;
beforeEach(async () => {
	await store.db.delete(picks);
	to = path.join(dir, `picks-${files++}.jsonl`);
});

async function look(answers: readonly string[], args: readonly string[] = ['--to', to]) {
	const env = { DATABASE_URL: store.url, DESK_SECRET: TEST_SECRET, DATA_DIR: dir };
	const tool = spawnDesk(env, { file: 'server/picks.ts', args });
	tool.process.stdin?.end(answers.map((answer) => `${answer}\n`).join(''));
	return { code: await tool.ended, said: tool.output() };
}

const NONE = { intent: null, itemCode: null, kind: null };
const save = async (text: string, picked: PickedWords['picked'] = NONE, asked: PickedWords['asked'] = 'intent') =>
	await store.db.transaction((tx) =>
		savePick(tx, { text, asked, picked, thought: { intent: 'other', kind: null, confidence: 0.456 }, day: SEEDED_AT }),
	);
const request = { intent: 'request', itemCode: null, kind: null };
const kept = (): readonly Line[] =>
	readFileSync(to, 'utf8')
		.trimEnd()
		.split('\n')
		.map((row) => JSON.parse(row) as Line);
const fates = async () => (await store.db.select().from(picks).orderBy(picks.id)).map(({ fate }) => fate);

const WISH = '某奶奶讲她屋头那把老藤椅坐起来咯吱咯吱，哪位手巧的给缠两圈';
const ITEM = '孔雀标本掉了一撮毛，问问可有懂行的教一教咋个粘';

describe('npm run understand:picks', () => {
	test('nothing was picked: says so, and writes nothing', async () => {
		expect(await look([])).toEqual({ code: 0, said: 'nothing to look at: nobody has picked anything since the last look\n' });
		expect(existsSync(to)).toBe(false);
	});

	test('each is shown with what was thought and picked; kept, corrected, dropped, undone, left', async () => {
		await save(WISH, request);
		await save(ITEM, { intent: 'request', itemCode: 'H06', kind: '其他便民' }, 'item');
		await save('那个藏在柜顶的铁皮盒子我够不着哟嗬', NONE, 'item');
		await save('不晓得讲哪样');
		await save('还没轮到的一句');
		const { code, said } = await look(['?', 'k', 'k', 'u', '科普', 'k', ' 助老 ', 'D', 'u', 'd', 'q']);
		expect(code, said).toBe(0);
		expect(said).toContain(`1 of 5\n${WISH}\n  thought: other 0.46\n  picked:  request\n`);
		expect(said).toContain(`${ITEM}\n  thought: — 0.46\n  picked:  上门理发 (其他便民)\n`);
		expect(said).toContain('picked:  都不是 of the items\n');
		expect(said).toContain('nothing was picked that it could be learnt as');
		expect(said.match(/^2 of 5$/gm)).toHaveLength(2);
		expect(said).toContain(`3 kept in ${to}, 1 dropped, 1 still to look at`);
		const line = { urgency: 'normal', handoff: null, author: 'picks', situation: 'picked' };
		expect(kept()).toEqual([
			{ ...line, text: WISH, intent: 'request', kind: null, topic: 'request' },
			{ ...line, text: ITEM, intent: 'request', kind: '科普', topic: '上门理发' },
			{ ...line, text: '那个藏在柜顶的铁皮盒子我够不着哟嗬', intent: 'request', kind: '助老', topic: '助老' },
		]);
		expect(kept().map(faultOf)).toEqual([null, null, null]);
		expect(await fates()).toEqual(['kept', 'kept', 'kept', 'dropped', null]);
		const again = await look(['d', 'u']);
		expect(again.said).toContain('that was the last');
		expect(again.said).toContain('1 of 1\n还没轮到的一句\n');
		expect(again.said).toContain(`0 kept in ${to}, 0 dropped, 1 still to look at`);
	}, 60_000);

	test('never twice: no copy of a line of the corpus, of a held-out message, of the file or of this sitting', async () => {
		writeFileSync(to, `${JSON.stringify({ text: ITEM })}`);
		const [line] = readCorpus().lines.filter(({ text }) => text.length > 20);
		const [message] = readHeldOut().get('plain') ?? [];
		for (const text of [line?.text, message?.text, `${ITEM}哈`, WISH, `${WISH}嘛`]) await save(text as string, request);
		const { code, said } = await look(['k', 'd', 'k', 'd', 'k', 'd', 'complaint', 'k', 'd', 'u', 'u']);
		expect(code, said).toBe(0);
		expect(said.match(/not kept: nearly the same as a line that is there/g)).toHaveLength(4);
		expect(said).toContain(`0 kept in ${to}, 3 dropped, 2 still to look at`);
		expect(readFileSync(to, 'utf8')).toBe(`${JSON.stringify({ text: ITEM })}\n`);
		expect((await look(['complaint'])).said).toContain('1 kept');
		expect(kept().at(-1)).toMatchObject({ text: WISH, intent: 'complaint', kind: null, handoff: '12345', topic: 'complaint' });
		expect(faultOf(kept().at(-1) as Line)).toBeNull();
	}, 60_000);

	test('danger is not learnt from picks; there may be nothing to undo', async () => {
		await save(WISH, request);
		const { said } = await look(['u', 'emergency']);
		expect(said).toContain('there is nothing to undo');
		expect(said).toContain('danger is not learnt from picks');
		expect(await fates()).toEqual([null]);
		expect(existsSync(to)).toBe(false);
	}, 30_000);

	test('a file that has changed since is not cut; somebody else may have looked meanwhile', async () => {
		await save(WISH, request);
		await save(ITEM, request);
		await save('不晓得讲哪样');
		const env = { DATABASE_URL: store.url, DESK_SECRET: TEST_SECRET, DATA_DIR: dir };
		const tool = spawnDesk(env, { file: 'server/picks.ts', args: ['--to', to] });
		tool.process.stdin?.write('k\n');
		await tool.says(/(2 of 3)/);
		writeFileSync(to, `${readFileSync(to, 'utf8')}{"text":"by hand"}\n`);
		await store.db.update(picks).set({ fate: 'dropped' });
		await store.sql`update picks set fate = 'kept' where id = (select min(id) from picks)`;
		tool.process.stdin?.end('u\nk\n');
		expect(await tool.ended).toBe(0);
		expect(tool.output()).toContain('has changed since: take the line out by hand');
		expect(tool.output()).toContain('somebody else has looked at it');
		expect(kept().map(({ text }) => text)).toEqual([WISH, 'by hand']);
		expect(await fates()).toEqual(['kept', 'dropped', 'dropped']);
	}, 30_000);

	test('a file that is none, a folder that is not there, an option that is none: one line that says so', async () => {
		writeFileSync(to, '{"text":"好"}\nnonsense\n');
		for (const [args, why] of [
			[['--to', to], /picks-\d+\.jsonl: line 2 is no line of a corpus$/],
			[['--to', path.join(dir, 'nowhere', 'x.jsonl')], /--to .* cannot be used \(ENOENT\)$/],
			[['--into', to], /understand:picks -- \[--to FILE\]$/],
		] as const) {
			const { code, said } = await look([], args);
			expect(code).toBe(2);
			expect(said.trim()).toMatch(why);
		}
	}, 60_000);
});
