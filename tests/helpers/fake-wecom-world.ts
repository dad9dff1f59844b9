/** What the fake WeCom remembers: members, tokens, what was sent (channels.md G3). */

/** A text as a member has it on the phone. */
export interface FakeText {
	readonly msgid: string;
	readonly content: string;
	/** Real milliseconds that only go forward. */
	readonly at: number;
}

export interface FakeMember {
	readonly userid: string;
	/** Within the visible scope of the app. */
	inScope: boolean;
	licensed: boolean;
	readonly messages: FakeText[];
	/** Swallowed: beyond 30 a minute or 1,000 an hour. The sender is told that all is well. */
	readonly dropped: FakeText[];
}

export interface World {
	readonly corpId: string;
	readonly agentId: number;
	readonly secret: string;
	/** By userid in lower case, as WeCom compares them. */
	readonly members: Map<string, FakeMember>;
	/** What members sent, by media_id. */
	readonly media: Map<string, Uint8Array<ArrayBuffer>>;
	readonly tokens: Map<string, { until: number; revoked: boolean }>;
	/** Milliseconds that only go forward; limits and tokens count by them. */
	readonly monotonic: () => number;
	/** Addresses that may call the API; null = all. */
	trustedIps: readonly string[] | null;
	/** gettoken gives the same token again while it lives (older documentation), or a new one each time. */
	sameToken: boolean;
	wrongSecrets: number;
	bannedUntil: number;
	/** Times of calls of message/send. */
	readonly calls: number[];
	nextId: number;
}

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** A new member in scope, or the one there is. */
export function memberOf(world: World, userid: string): FakeMember {
	const fresh: FakeMember = { userid, inScope: true, licensed: true, messages: [], dropped: [] };
	const member = world.members.get(userid.toLowerCase()) ?? fresh;
	world.members.set(userid.toLowerCase(), member);
	return member;
}
