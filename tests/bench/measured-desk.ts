import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DeskProcess, spawnDesk } from '../helpers/desk-process.ts';
import { BENCH_SECRET, type Ground } from './bench-database.ts';

/** Limits that a load would run into; everything else is as in an installation. */
const NO_LIMITS = {
	'limits.openOrders': 100,
	'limits.sameKindPerWeek': 1000,
	'limits.teamOpenOrders': 100_000,
	'limits.fruitlessTurns': 1000,
};

/** A desk in a process of its own on the ground, in demo so that it has people and a clock that can be moved. */
export async function startMeasuredDesk(
	ground: Ground,
): Promise<{ readonly desk: DeskProcess; readonly address: string; readonly pid: number }> {
	const policy = path.join(ground.folder, 'policy.json');
	writeFileSync(policy, JSON.stringify(NO_LIMITS));
	const desk = spawnDesk({
		PORT: '0',
		DATABASE_URL: ground.url,
		DATA_DIR: ground.folder,
		DESK_DEMO: '1',
		DESK_SECRET: BENCH_SECRET,
		DESK_POLICY_FILE: policy,
		DESK_RATE_LIMIT: 'off',
		LOG_LEVEL: 'warn',
	});
	const address = await desk.ready();
	return { desk, address, pid: desk.process.pid ?? 0 };
}
