import { type Replayed, replay } from '../bot/replay.ts';
import type { InboxId } from '../db/domain/ids.ts';
import { clockOffset } from '../db/queries/desk-clock.ts';
import { createClock } from './clock.ts';
import { Failure } from './failure.ts';
import { runTool } from './tool.ts';

const WORDS: Readonly<Record<Replayed['result'], string>> = {
	handled: 'handled',
	later: 'left alone: the person has said something since',
	'not-failed': 'left alone: there is no such message, or it has not failed',
	wiped: 'left alone: its text was wiped',
	'failed-again': 'failed again',
};

/** IDs of inbox rows, or null for all that have failed. */
function wanted(args: readonly string[]): readonly InboxId[] | null {
	if (args.length === 1 && args[0] === '--all') return null;
	if (args.length === 0 || !args.every((arg) => /^\d{1,18}$/.test(arg)))
		throw new Failure(2, 'say which: npm run replay -- ID… or npm run replay -- --all');
	return args as readonly InboxId[];
}

// npm run replay -- ID… | --all. A desk that runs beside it finds what comes of it by its own looks.
await runTool(async ({ config, store, log, say }) => {
	const ids = wanted(process.argv.slice(2));
	const { db } = store.database;
	const clock = createClock({ offsetMs: await clockOffset(db), keep: () => Promise.resolve() });
	const replayed = await replay({ db, clock, policy: config.policy, zone: config.zone, log, onCommit: () => undefined }, ids ?? 'all');
	for (const { id, result } of replayed) say(`${id}: ${WORDS[result]}`);
	say(`${replayed.filter((one) => one.result === 'handled').length} of ${replayed.length} handled`);
});
