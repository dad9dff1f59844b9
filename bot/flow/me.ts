import type { MemberRole, Role } from '../../db/domain/grant.ts';
import type { PersonId, TeamId } from '../../db/domain/ids.ts';
import type { Actor, Capacity } from '../../db/domain/order-event.ts';
import type { Person, Scene } from '../../db/domain/scene.ts';
import { chain, unitTree } from '../../db/domain/unit-tree.ts';
import type { World } from './world.ts';

/** The person who writes, with everything that decides what the words may do. */
export interface Me extends Person {
	readonly phone: string | null;
	readonly homeUnitCode: string | null;
	/** On the hardship list: limits do not apply. */
	readonly hardship: boolean;
	/** Has been shown the notice on personal data and went on. */
	readonly consented: boolean;
	readonly roles: readonly { readonly role: Role; readonly unitCode: string }[];
	readonly teams: readonly { readonly teamId: TeamId; readonly role: MemberRole }[];
}

/** Holds the role for any unit; which unit is not looked at. */
export const hasRole = (me: Me, role: Role): boolean => me.roles.some((held) => held.role === role);

/** Coordinates or dispatches: is never asked what to order when words are unclear. */
export const isStaff = (me: Me): boolean => hasRole(me, 'coordinator') || hasRole(me, 'dispatcher');

/** Leader or deputy of the team; false for no team. */
export const leads = (me: Me, teamId: TeamId | null): boolean =>
	me.teams.some((member) => member.teamId === teamId && member.role !== 'member');

/** Teams whose offers this person can accept. */
export const teamsLed = (me: Me): readonly TeamId[] => me.teams.filter((member) => member.role !== 'member').map((member) => member.teamId);

/**
 * In which capacities somebody acts on one order. Coordinators count for their unit and everything below it; where a unit
 * has none, whoever answers for it instead does (contract §0.20).
 */
export function capacitiesOf(me: Me, scene: Scene, world: World): readonly Capacity[] {
	const { order } = scene;
	const found: Capacity[] = [];
	if (me.id === order.residentId || me.id === order.placedBy) found.push('resident');
	const above = chain(unitTree(world.units), order.unitCode).map((unit) => unit.code);
	const coordinates = me.roles.some((held) => held.role === 'coordinator' && above.includes(held.unitCode));
	if (coordinates || scene.staff[0]?.some((person) => person.id === me.id)) found.push('station');
	if (hasRole(me, 'dispatcher')) found.push('dispatcher');
	// Only who leads the team that holds the order; the offers of others are answered by accept and decline alone.
	if (leads(me, order.teamId)) found.push('leader');
	// Crews come from the team that holds the order: who has left the team is no longer of its crew either.
	if (me.teams.some((member) => member.teamId === order.teamId)) found.push('member');
	return found;
}

/** The person's team was asked, now or earlier: may see how the order stands, no more. */
export const wasOffered = (me: Me, scene: Scene): boolean => scene.offers.some((offer) => leads(me, offer.teamId));

/** The person as an event names them, with the capacities that the order machine checks. */
export const actorOf = (personId: PersonId, capacities: readonly Capacity[]): Actor => ({ kind: 'person', personId, capacities });
