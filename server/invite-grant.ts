import type { Db } from '../db/client.ts';
import { GRANT_ROLES, type Grant, type GrantRole, isTeamRole } from '../db/domain/grant.ts';
import { chain, unitTree } from '../db/domain/unit-tree.ts';
import { allTeams, teamCalled, unitCalled } from '../db/queries/posts.ts';
import { loadReference } from '../db/queries/reference.ts';
import { Failure } from './failure.ts';

/** How npm run invite is called. */
export const USAGE = `npm run invite -- --role ROLE --unit CODE [--team ID] [--name NAME], where ROLE is one of ${GRANT_ROLES.join(', ')}; or --list [roles|units|teams]; or --end POST`;

/** The three that say whom the code is for. */
export interface Wanted {
	readonly role?: string;
	readonly unit?: string;
	readonly team?: string;
}

const isRole = (word: string): word is GrantRole => GRANT_ROLES.some((role) => role === word);
const UNITS = 'npm run invite -- --list units shows all';

/** Near enough to what was asked for to help; the rest is a list away. */
const SHOWN = 5;

/** Teams of the unit that was named, else the first ones: 12 (YFJ) 巧手公益手艺队. */
async function someTeams(db: Db, unitCode: string | null): Promise<string> {
	const teams = await allTeams(db);
	const here = teams.filter((team) => team.unitCode === unitCode);
	const named = (here.length > 0 ? here : teams).slice(0, SHOWN).map(({ id, code, name }) => `${id} (${code}) ${name}`);
	return `such as ${named.join(', ')}; npm run invite -- --list teams shows all`;
}

/** What the invitation gives, and a word where that may surprise. Failure names what is wrong and what is allowed. */
export async function grantFrom(
	db: Db,
	{ role = '', unit, team }: Wanted,
): Promise<{ readonly grant: Grant; readonly note: string | null }> {
	if (!isRole(role)) throw new Failure(2, USAGE);
	const place = await unitCalled(db, unit ?? null);
	if (place === null)
		throw new Failure(
			2,
			unit === undefined ? 'there are no units yet: npm run db:seed' : `--unit ${unit}: there is no such unit; ${UNITS}`,
		);
	if (!isTeamRole(role)) {
		if (team !== undefined) throw new Failure(2, `--team is for leader, deputy and volunteer; ${role} is for a unit`);
		if (role === 'coordinator' && unit === undefined)
			throw new Failure(2, `--unit CODE: the unit that the coordinator answers for; ${UNITS}`);
		const note =
			role === 'dispatcher' && place.kind !== 'center' ? 'a dispatcher dispatches for the whole district, whatever the unit' : null;
		return { grant: { role, unitCode: place.code, unitName: place.name }, note };
	}
	if (team === undefined) throw new Failure(2, `--team ID or code: the team of the ${role}, ${await someTeams(db, unit ?? null)}`);
	const found = await teamCalled(db, team);
	if (found === null) throw new Failure(2, `--team ${team}: there is no such team; teams are ${await someTeams(db, unit ?? null)}`);
	const tree = unitTree((await loadReference(db)).units);
	const elsewhere = unit !== undefined && found.unitCode !== null && !chain(tree, found.unitCode).some(({ code }) => code === place.code);
	const note = elsewhere ? `${found.name} is at home in ${tree.get(found.unitCode)?.name ?? found.unitCode}, not in ${place.name}` : null;
	return { grant: { role, teamId: found.id, teamName: found.name }, note };
}
