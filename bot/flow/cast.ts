import type { PersonId, TeamId } from '../../db/domain/ids.ts';
import { crewNeeded } from '../../db/domain/order.ts';
import type { Outcome } from '../../db/domain/order-machine.ts';
import type { Person, Scene, TeamPeople } from '../../db/domain/scene.ts';

/** Reads over a scene: who goes, who is missing, who speaks for a team. */
export const joinedOf = (scene: Scene) => scene.crew.filter((row) => row.attempt === scene.order.attempt && row.state === 'joined');

/** How many volunteers the crew is still short of; 0 where the order may go with fewer. */
export const missingOf = (scene: Scene): number =>
	scene.order.crewWaived ? 0 : Math.max(0, crewNeeded(scene.item) - joinedOf(scene).length);

/** Members who joined and left again in this search. */
export const leftOf = (scene: Scene): number =>
	scene.crew.filter((row) => row.attempt === scene.order.attempt && row.state === 'left').length;

/** The team with its people; null for no team and for one that the scene did not load. */
export const teamOf = (scene: Scene, teamId: TeamId | null): TeamPeople | null => scene.teams.find((team) => team.id === teamId) ?? null;

/** The name also of a team whose people were not loaded; empty when there is none. */
export const teamNameOf = (scene: Scene, teamId: TeamId | null): string =>
	teamOf(scene, teamId)?.name ?? (teamId === null ? '' : (scene.teamNames.get(teamId) ?? ''));

/** Looks among everybody the scene holds: resident, staff, dispatchers, loaded teams. Null for anybody else. */
export const personIn = (scene: Scene, id: PersonId): Person | null =>
	[scene.resident, ...scene.dispatchers, ...scene.staff.flat(), ...scene.teams.flatMap((team) => [...team.leaders, ...team.members])].find(
		(person) => person.id === id,
	) ?? null;

/** The joined members as people who can be told something. */
export const crewPeople = (scene: Scene): readonly Person[] =>
	joinedOf(scene).flatMap((row) => {
		const person = personIn(scene, row.personId);
		return person ? [person] : [];
	});

/** Leader or deputy of the team that holds the order. */
export const leadsWinner = (scene: Scene, id: PersonId): boolean =>
	teamOf(scene, scene.order.teamId)?.leaders.some((person) => person.id === id) ?? false;

/** Who has to see to a crew that is short: those leaders who go themselves, or all of them where none does. */
export function leadersInCharge(scene: Scene): readonly Person[] {
	const leaders = teamOf(scene, scene.order.teamId)?.leaders ?? [];
	const going = leaders.filter((person) => joinedOf(scene).some((row) => row.personId === person.id));
	return going.length > 0 ? going : leaders;
}

/** Somebody of the team has been asked and has not answered. */
export const someoneAsked = (scene: Scene): boolean =>
	scene.crew.some((row) => row.attempt === scene.order.attempt && row.state === 'asked');

/** The staff who answer for the order now: its own station, or as many levels up as its limit has passed. */
export const staffNow = (scene: Scene): readonly Person[] => scene.staff[Math.min(scene.order.lateCount, scene.staff.length - 1)] ?? [];

/** The scene as it is after an outcome: what follows is decided on it before anything is written. New offers have no id yet and only count by team. */
export function sceneAfter(scene: Scene, outcome: Outcome): Scene {
	const moved = new Map(outcome.offersMoved.map(({ offerId, to }) => [offerId, to]));
	const crew = new Map(scene.crew.map((row) => [`${row.personId} ${row.attempt}`, row]));
	for (const { personId, attempt, to } of outcome.crewMoved) {
		const key = `${personId} ${attempt}`;
		crew.set(key, { personId, attempt, state: to, name: crew.get(key)?.name ?? personIn(scene, personId)?.name ?? null });
	}
	return {
		...scene,
		order: outcome.after,
		offers: scene.offers.map((offer) => ({ ...offer, state: moved.get(offer.id) ?? offer.state })),
		crew: [...crew.values()],
	};
}
