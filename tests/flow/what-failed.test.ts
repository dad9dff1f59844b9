import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { whatFailed } from '../../bot/what-failed.ts';

const SAID = '我家在玉兴路1号';

const stacked = <E extends Error>(err: E, ...frames: readonly string[]): E => {
	err.stack = `${err.name}: ${err.message}\n${frames.map((frame) => `    at ${frame}`).join('\n')}`;
	return err;
};

describe('what of an error is kept', () => {
	it('of the database: its SQLSTATE and the first frame of ours', () => {
		const cause = Object.assign(new Error(SAID), { code: '22P05' });
		const err = new DrizzleQueryError('insert into messages', [SAID], cause);
		stacked(
			err,
			'PostgresJsPreparedQuery.queryWithCache (/srv/node_modules/src/pg-core/session.ts:73:11)',
			'process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
			'async writeMessages (/srv/server/wudan/db/commands/write-messages.ts:82:18)',
			'async handle (/srv/server/wudan/bot/desk.ts:202:9)',
		);
		expect(whatFailed(err)).toEqual({ error: '22P05', at: 'db/commands/write-messages.ts:82:18' });
	});

	it.each([
		['a file address', 'file:///srv/wudan/bot/flow/decide.ts:5:1', 'bot/flow/decide.ts:5:1'],
		['on Windows', 'read (C:\\wudan\\bot\\flow\\read.ts:7:2)', 'bot/flow/read.ts:7:2'],
		['nothing of ours', 'JSON.parse (<anonymous>)', ''],
	])('%s', (_what, frame, at) => {
		expect(whatFailed(stacked(new TypeError('x'), frame))).toEqual({ error: 'TypeError', at });
	});

	it('the place of the cause where the outer error has none', () => {
		const cause = stacked(new RangeError('x'), 'f (/srv/wudan/bot/flow/due.ts:1:2)');
		expect(whatFailed(stacked(new Error('y', { cause }), 'g (node:vm:1:1)'))).toEqual({ error: 'RangeError', at: 'bot/flow/due.ts:1:2' });
	});

	it('never the words: neither a message that looks like a frame nor a code that is none', () => {
		const err = Object.assign(new SyntaxError(`${SAID}\n    at x (/srv/bot/said.ts:1:1)`), { code: SAID });
		expect(whatFailed(stacked(err, 'f (/srv/wudan/bot/desk.ts:3:4)'))).toEqual({ error: 'SyntaxError', at: 'bot/desk.ts:3:4' });
	});

	it('something thrown that is no error, and one that is its own cause', () => {
		expect(whatFailed(SAID)).toEqual({ error: 'unknown', at: '' });
		const round = stacked(new Error('x'));
		round.cause = round;
		expect(whatFailed(round)).toEqual({ error: 'Error', at: '' });
	});
});
