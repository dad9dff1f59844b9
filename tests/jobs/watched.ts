import { afterAll, beforeAll } from 'vitest';
import type { Committed } from '../../bot/desk.ts';
import { createSweep, type SweepDeps } from '../../jobs/handlers/sweep.ts';
import { createJobs, type JobsDeps } from '../../jobs/jobs.ts';
import { policy } from '../domain/two-streets.ts';
import { worldAt, ZONE } from '../flow/digest-samples.ts';
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts';
import { type District, logBook, seedDistrict } from './district.ts';

/** Parts of the jobs on a district, with what they log and commit. */

/** A database of its own with the district in it, for all tests of a file or suite. */
export function districtForAll(take: (clone: TestDatabase, district: District) => unknown): void {
	let clone: TestDatabase;
	beforeAll(async () => {
		clone = await cloneDatabase({ seeded: false });
		await take(clone, await seedDistrict(clone.db));
	});
	afterAll(async () => await clone.drop());
}

export function watchedSweep(given: Pick<SweepDeps, 'db' | 'now' | 'handlers'> & Partial<SweepDeps>) {
	const log = logBook();
	const committed: Committed[] = [];
	const onCommit = (what: Committed) => committed.push(what);
	const sweep = createSweep({ worldAt: async (at) => worldAt(at), log, onCommit, stopping: () => false, ...given });
	return { sweep, log, committed };
}

/** Some span is under a minute, so that due things are found every second. */
export function watchedJobs(given: Pick<JobsDeps, 'databaseUrl' | 'redisUrl' | 'db' | 'clock'> & Partial<JobsDeps>) {
	const log = logBook();
	const jobs = createJobs({ policy: policy({ undoFinish: 'PT30S wall' }), zone: ZONE, log, onCommit: () => undefined, ...given });
	return { jobs, log };
}
