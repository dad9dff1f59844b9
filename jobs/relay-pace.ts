import type { ChannelName } from '../bot/channels/channel.ts';

/** So many at once, then one more each `everyMs`. */
interface Rate {
	readonly burst: number;
	readonly everyMs: number;
}

/** How fast a channel may be sent to; both rates hold at once. */
export interface Pace {
	readonly recipient: Rate;
	/** What goes beyond the rate is lost without a word, so that it has to hold over restarts too. */
	readonly strict?: boolean;
	/** All recipients of the channel together. */
	readonly channel: Rate;
}

/**
 * A channel without a line here is not paced. Telegram: about 1/s per chat, about 30/s in all (channels.md E4). WeCom: 30 a
 * minute and 1,000 an hour per member, 10,000 a minute and 150,000 an hour in all (channels.md B7); 12 and one every 4 s are
 * at most 27 a minute and 912 an hour, 100 and one every 25 ms are 2,500 and 144,100.
 */
export const PACES: Partial<Record<ChannelName, Pace>> = {
	telegram: { recipient: { burst: 3, everyMs: 1000 }, channel: { burst: 25, everyMs: 40 } },
	wecom: { recipient: { burst: 12, everyMs: 4000 }, channel: { burst: 100, everyMs: 25 }, strict: true },
};

interface Bucket {
	wait(): number;
	spend(): void;
	/** As if all that is allowed had gone just now. */
	exhaust(): void;
	isFull(): boolean;
}

/** Token bucket on real time, as a line of theoretical arrival times: one number of state. */
function createBucket({ burst, everyMs }: Rate, now: () => number): Bucket {
	let arrival = Number.NEGATIVE_INFINITY;
	const slack = (burst - 1) * everyMs;
	return {
		wait: () => Math.max(0, arrival - slack - now()),
		spend: () => {
			arrival = Math.max(arrival, now()) + everyMs;
		},
		exhaust: () => {
			arrival = now() + burst * everyMs;
		},
		isFull: () => arrival <= now(),
	};
}

/** Longest that a sending counts for a recipient of a strict channel. */
export const MEMORY_MS = 60_000;

/** Channels that swallow what is too much. */
export const strictOnes = (paces: Partial<Record<ChannelName, Pace>>): readonly ChannelName[] =>
	(Object.keys(paces) as ChannelName[]).filter((name) => paces[name]?.strict === true);

/** Tells how long to wait; it holds nobody back by itself. */
export interface Pacer {
	/** Milliseconds until a message may go to this recipient; 0 = now. */
	wait(channel: ChannelName, recipient: string): number;
	/** One message goes out. */
	spend(channel: ChannelName, recipient: string): void;
	/**
	 * Begins, or begins again after another process may have been sending: how much these recipients were sent just now is
	 * not known, so that it counts as all that is allowed.
	 * @param recent whoever was sent something within `MEMORY_MS`; the others have their whole burst.
	 */
	begin(recent: readonly { readonly channel: string; readonly recipient: string }[]): void;
	/** Forgets recipients that have their whole burst again. */
	prune(): void;
}

/** Keeps within the rates of the channels; counts for this process, which holds the relay's lock. Real time, not the desk's clock. */
export function createPacer(paces: Partial<Record<ChannelName, Pace>>, now: () => number = () => performance.now()): Pacer {
	const channels = new Map<ChannelName, Bucket>();
	const recipients = new Map<string, Bucket>();
	const bucketsOf = (channel: ChannelName, recipient: string): readonly Bucket[] => {
		const pace = paces[channel];
		if (!pace) return [];
		const key = `${channel} ${recipient}`;
		const all = channels.get(channel) ?? createBucket(pace.channel, now);
		const one = recipients.get(key) ?? createBucket(pace.recipient, now);
		channels.set(channel, all);
		recipients.set(key, one);
		return [all, one];
	};
	return {
		wait: (channel, recipient) => bucketsOf(channel, recipient).reduce((most, bucket) => Math.max(most, bucket.wait()), 0),
		spend: (channel, recipient) => {
			for (const bucket of bucketsOf(channel, recipient)) bucket.spend();
		},
		begin: (recent) => {
			for (const { channel, recipient } of recent) {
				const name = strictOnes(paces).find((one) => one === channel);
				if (name !== undefined) bucketsOf(name, recipient)[1]?.exhaust();
			}
		},
		prune: () => {
			for (const [key, bucket] of recipients) if (bucket.isFull()) recipients.delete(key);
		},
	};
}
