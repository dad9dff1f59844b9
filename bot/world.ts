import type { Db } from '../db/client.ts';
import type { Instant } from '../db/domain/instant.ts';
import type { Zone } from '../db/domain/local-time.ts';
import type { Policy } from '../db/domain/policy.ts';
import type { Team } from '../db/domain/team.ts';
import { loadReference } from '../db/queries/reference.ts';
import { loadTeams } from '../db/queries/teams.ts';
import type { World } from './flow/world.ts';
import { meaningOf } from './understand/meaning.ts';
import { once } from './understand/once.ts';
import { readWeights } from './weights.ts';

/** Where decisions get the district from. Rejects as the driver does when it has to load. */
export interface WorldSource {
	/** The district as it is at a moment of the desk's clock. */
	at(at: Instant): Promise<World>;
	/** Somebody joined a team: it is read anew at the next question instead of some seconds later. */
	teamsChanged(): void;
}

/** Real time, since the demo's clock may leap. Units and menu change by hand, teams with every order. */
const REFERENCE_FOR = 60_000;
const TEAMS_FOR = 5_000;

/** Keeps a value for a while; everybody who asks meanwhile shares one load. */
function kept<T>(forMs: number, load: () => Promise<T>): (() => Promise<T>) & { forget(): void } {
	let value: Promise<T> | null = null;
	let until = 0;
	const get = () => {
		if (value === null || performance.now() >= until) {
			until = performance.now() + forMs;
			value = load().catch((err: unknown) => {
				value = null;
				throw err;
			});
		}
		return value;
	};
	return Object.assign(get, {
		forget: () => {
			value = null;
		},
	});
}

/** Reads the district into memory and hands it out as plain values (performance.md §1.4: teams are matched in memory). */
export function createWorldSource({ db, policy, zone }: { readonly db: Db; readonly policy: Policy; readonly zone: Zone }): WorldSource {
	const calendar = { zone, quietHours: policy.quietHours, workHours: policy.workHours };
	const model = readWeights();
	// several steps ask what the same words mean
	const readMeaning = once((text) => meaningOf(text, model));
	const reference = kept(REFERENCE_FOR, () => loadReference(db));
	const teams = kept<readonly Team[]>(TEAMS_FOR, () => loadTeams(db));
	return {
		async at(at) {
			const [known, loaded] = await Promise.all([reference(), teams()]);
			return { at, zone, policy, calendar, ...known, teams: loaded, meaningOf: readMeaning };
		},
		teamsChanged: teams.forget,
	};
}
