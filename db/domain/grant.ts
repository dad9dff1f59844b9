import type { TeamId } from './ids.ts';

/** Posts held for a unit, and what somebody is in a team. Checked in the database too. */
export const ROLES = ['coordinator', 'dispatcher', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];
export const MEMBER_ROLES = ['leader', 'deputy', 'member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What an invitation can make of somebody (contract §1); `volunteer` is a team's member. */
export const GRANT_ROLES = [...ROLES, 'leader', 'deputy', 'volunteer'] as const;
export type GrantRole = (typeof GRANT_ROLES)[number];

/** What a binding code gives: a post for a unit, or a place in a team. */
export type Grant =
	| { readonly role: Role; readonly unitCode: string; readonly unitName: string }
	| { readonly role: Exclude<GrantRole, Role>; readonly teamId: TeamId; readonly teamName: string };

/** A binding code that was found good, by the id of its row. */
export interface Redeemable {
	readonly codeId: string;
	readonly grant: Grant;
}

/** The post as members of teams are kept. */
export const memberRoleOf = (role: Exclude<GrantRole, Role>): MemberRole => (role === 'volunteer' ? 'member' : role);

/** Whether the post is one in a team. */
export const isTeamRole = (role: GrantRole): role is Exclude<GrantRole, Role> => !ROLES.some((one) => one === role);

/** Where a post is kept: a role for a unit, a place in a team, or a code that nobody has used yet. */
export const POST_KINDS = ['role', 'member', 'code'] as const;
export type PostKind = (typeof POST_KINDS)[number];
