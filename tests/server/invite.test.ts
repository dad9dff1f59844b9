import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../../db/seed.ts';
import { cloneDatabase, TEST_SECRET, type TestDatabase } from '../helpers/database.ts';
import { spawnDesk } from '../helpers/desk-process.ts';

/** `npm run invite` as somebody at the machine runs it. */

let store: TestDatabase;
let dir: string;
beforeAll(async () => {
	dir = mkdtempSync(path.join(tmpdir(), 'wudan-invite-'));
	store = await cloneDatabase({ seeded: false });
	await seed(store.db, { demo: false, at: Date.now() });
});
afterAll(async () => {
	await store.drop();
	rmSync(dir, { recursive: true, force: true });
});

async function invite(...args: readonly string[]) {
	const env = { DATABASE_URL: store.url, DESK_SECRET: TEST_SECRET, PUBLIC_URL: 'https://desk.example', DATA_DIR: dir };
	const tool = spawnDesk(env, { file: 'server/invite.ts', args });
	return { code: await tool.ended, said: tool.output() };
}

describe('npm run invite', () => {
	test('prints a code once, how long it lives and what to do with it; the table holds only its hash', async () => {
		const { code, said } = await invite('--role', 'coordinator', '--unit', '530402001009', '--name', '普丽华');
		expect(code, said).toBe(0);
		const [, plain = ''] = /^绑定([A-Z2-9]{8})$/m.exec(said) ?? [];
		expect(plain).not.toBe('');
		expect(said).toContain('聂耳社区');
		expect(said).toContain('7 days, once');
		expect(said).toContain(`https://desk.example/chat#bind=${plain}`);
		const rows = await store.sql`select * from binding_codes`;
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toContain(plain);
	});

	test('--list shows invitations with masked names, --end withdraws one, once', async () => {
		expect((await invite('--role', 'deputy', '--team', 'YFJ', '--name', '普丽华')).code).toBe(0);
		const list = await invite('--list');
		const [, post = ''] = /^(code:\d+)\tdeputy\t\S+\tinvited, not yet taken up \(普\*\)$/m.exec(list.said) ?? [];
		expect(post, list.said).not.toBe('');
		expect(list.said).not.toContain('普丽华');
		expect(await invite('--end', post)).toEqual({ code: 0, said: `${post} has ended\n` });
		expect((await invite('--end', post)).code).toBe(2);
		expect((await invite('--list')).said).not.toContain(post);
	}, 90_000);

	test('--list units and --list teams show what can be named; what may surprise is said', async () => {
		expect((await invite('--list', 'units')).said).toMatch(/^530402001009\tstation\t聂耳社区$/m);
		const [, id = ''] = /^(\d+)\tYFJ\t巧手公益手艺队$/m.exec((await invite('--list', 'teams')).said) ?? [];
		const leader = await invite('--role', 'leader', '--unit', '530402008001', '--team', id);
		expect(leader.code, `${id} ${leader.said}`).toBe(0);
		expect(leader.said).toMatch(/^绑定[A-Z2-9]{8}$/m);
		expect(leader.said).toContain('! 巧手公益手艺队 is at home in 聂耳社区, not in 研和社区');
		expect((await invite('--role', 'leader', '--unit', '530402', '--team', 'YFJ')).said).not.toContain('!');
		expect((await invite('--role', 'dispatcher', '--unit', '530402001009')).said).toContain('dispatches for the whole district');
	}, 120_000);

	test('on a database that no desk has started on: says what to do first', async () => {
		const empty = await cloneDatabase({ seeded: false });
		try {
			const tool = spawnDesk(
				{ DATABASE_URL: empty.url, DESK_SECRET: TEST_SECRET, DATA_DIR: dir },
				{ file: 'server/invite.ts', args: ['--role', 'admin'] },
			);
			expect(await tool.ended).toBe(2);
			expect(tool.output().trim()).toBe('wudan: there are no units yet: npm run db:seed');
		} finally {
			await empty.drop();
		}
	}, 60_000);

	test.concurrent.each([
		[['--role', 'mayor', '--unit', '530402001009'], /ROLE is one of coordinator, dispatcher, editor, admin, leader, deputy, volunteer/],
		[[], /ROLE is one of/],
		[['--rule', 'admin'], /ROLE is one of/],
		[['--role', 'coordinator'], /--unit CODE/],
		[['--role', 'coordinator', '--unit', '999'], /--unit 999: there is no such unit; .*--list units/],
		[['--role', 'leader', '--unit', '530402001009'], /--team ID or code: .*\(YFJ\) 巧手公益手艺队/],
		[['--role', 'leader', '--team', '99999'], /--team 99999: there is no such team; teams are such as \d+ \(/],
		[['--role', 'admin', '--team', '1'], /--team is for leader, deputy and volunteer/],
		[['--end', 'role:x'], /say which as --list does/],
		[['--list', 'people'], /one of roles, units, teams/],
	])('%j is refused with a line that says why', async (args, why) => {
		const { code, said } = await invite(...args);
		expect(code).toBe(2);
		expect(said.trim().split('\n')).toHaveLength(1);
		expect(said).toMatch(why);
	});
});
