import type { TeamId } from './ids.ts';
import type { Instant } from './instant.ts';

/** 总队, 直属大队, 大队 of a 所, 服务队 of a 站, and teams of units and social groups. */
export const TEAM_KINDS = ['headquarters', 'direct', 'institute', 'station', 'group'] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** A team as matching sees it. */
export interface Team {
	readonly id: TeamId;
	readonly code: string;
	readonly name: string;
	readonly kind: TeamKind;
	/** The unit a structural team belongs to. */
	readonly unitCode: string | null;
	/** Where a group is at home; null = no base. */
	readonly baseUnitCode: string | null;
	readonly platforms: readonly string[];
	readonly skills: readonly string[];
	readonly qualifications: readonly string[];
	/** Accident insurance in force until; null = none (条例 17). */
	readonly insuredUntil: Instant | null;
	/** Leader or deputy can be told something now. */
	readonly reachable: boolean;
	/** Orders accepted and not finished. */
	readonly openOrders: number;
	readonly lastOfferedAt: Instant | null;
}

export const UNIT_KINDS = ['center', 'institute', 'station'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** 中心, 所 or 站. */
export interface Unit {
	readonly code: string;
	/** Name used in chat: 聂耳社区, 玉兴街道, 红塔区. */
	readonly name: string;
	readonly kind: UnitKind;
	readonly parentCode: string | null;
}
