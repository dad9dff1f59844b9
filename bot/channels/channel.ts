import type { Instant } from '../../db/domain/instant.ts';
import type { Outbound } from '../flow/outbound.ts';

export type ChannelName = 'web' | 'telegram' | 'wecom' | 'kf';

/** A voice message, as the channel names it. */
export interface Voice {
	/** By which the channel gives it out. */
	readonly file: string;
	/** Ending of a file name: ogg, amr. */
	readonly format: string;
	/** Where the channel tells them. */
	readonly seconds: number | null;
	readonly bytes: number | null;
}

/** What somebody said, in the desk's own words, whatever channel carried it. */
export interface Inbound {
	readonly channel: ChannelName;
	/** Sender and the sender's own id: unique per channel (contract §6). */
	readonly externalId: string;
	/** The sender's address on the channel. */
	readonly address: string;
	/** When the person wrote: the channel's own time when it is sane, else the time of arrival. */
	readonly at: Instant;
	readonly content:
		| { readonly kind: 'text'; readonly text: string }
		/** A pressed button: the id of its choice. */
		| { readonly kind: 'choice'; readonly id: string }
		/** Spoken; with the words where the channel wrote them down itself. */
		| { readonly kind: 'voice'; readonly voice: Voice; readonly transcript: string | null }
		/** A picture, named as the channel gives it out, with the words under it. */
		| { readonly kind: 'photo'; readonly file: string; readonly caption: string | null }
		/** A video, an unknown type: kept and acknowledged. */
		| { readonly kind: 'other'; readonly what: string };
	/** `start` of a channel that greets (Telegram's /start) and the like. */
	readonly fresh?: boolean;
	/** The language of the person's program, en or zh-CN: a hint for the first contact only. */
	readonly language?: string;
}

/** Something a channel tells that nobody said, such as an event: kept and acknowledged, part of no talk, never answered. */
export interface Notice {
	readonly channel: ChannelName;
	/** Unique per channel, as that of an Inbound. */
	readonly externalId: string;
	/** The member it is about; null where it is about nobody. */
	readonly address: string | null;
	/** When it happened, by the same rule as `Inbound.at`. */
	readonly at: Instant;
	/** Its name on the channel. */
	readonly what: string;
	/** Its fields as they came. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** The person can be written to from now on, whatever was before. */
	readonly reachable: boolean;
}

/** Awaited before each further part of a text: the relay's pace. False = the relay is closing, the rest goes later. */
export type Turn = () => Promise<boolean>;

/** What became of one sending. */
export type Sent =
	| { readonly result: 'sent'; readonly externalId: string | null }
	/** Try again after that many milliseconds. */
	| { readonly result: 'later'; readonly afterMs: number; readonly reason: string }
	/** The person blocked the desk or is gone: use another channel. */
	| { readonly result: 'unreachable'; readonly reason: string }
	/** Will never work; reason without personal data or secrets. */
	| { readonly result: 'refused'; readonly reason: string };

/** What became of asking a channel for a file; reasons without secrets. */
export type Fetched =
	| { readonly result: 'fetched'; readonly bytes: Uint8Array<ArrayBuffer> }
	/** Not reached, or not now. */
	| { readonly result: 'away'; readonly reason: string }
	/** The channel does not have it any more, or never had. */
	| { readonly result: 'gone'; readonly reason: string }
	| { readonly result: 'too-large'; readonly reason: string };

/** What a channel can show; what it cannot is put into the text. */
export interface Capabilities {
	/** Real buttons; without them choices are numbered in the text. */
	readonly buttons: boolean;
	/** Longest text of one message; no text of so many UTF-16 units or fewer bytes is cut. */
	readonly maxLength: number;
}

/** A way to people. All channels pass tests/conformance/channel-suite.ts. */
export interface Channel {
	readonly name: ChannelName;
	readonly capabilities: Capabilities;
	/**
	 * One delivery of the channel (an update, a callback, a posted message) → what was said, or null for what the desk
	 * has nothing to answer to (it is acknowledged all the same). Never throws for what a stranger sends.
	 */
	parse(raw: unknown, receivedAt: Instant): Inbound | null;
	/** Sends one text; never throws. A text over maxLength goes out in parts, each after the first in its turn. */
	send(recipient: string, message: Outbound, nextTurn?: Turn): Promise<Sent>;
	/** A file that somebody sent, of at most so many bytes; never throws. Missing where the channel has no files. */
	fetchFile?(file: string, maxBytes: number): Promise<Fetched>;
}

/** Message text as PostgreSQL can keep it: without NUL, with broken UTF-16 repaired, and trimmed. */
export const cleanText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed().trim();
