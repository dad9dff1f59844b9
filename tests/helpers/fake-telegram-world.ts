/** What the fake Telegram remembers: people, private chats, messages, pressed buttons (channels.md G2). */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Params = Readonly<Record<string, unknown>>;

export interface FakeButton {
	readonly text: string;
	readonly data: string;
}

/** A message the bot sent. */
export interface FakeMessage {
	readonly id: number;
	readonly text: string;
	/** Rows of buttons as a person sees them; editMessageReplyMarkup replaces them. */
	rows: readonly (readonly FakeButton[])[];
	/** Real milliseconds. */
	readonly at: number;
}

export interface FakeUser {
	readonly id: number;
	readonly firstName: string;
	/** Pressed Start: only then the bot may write. */
	started: boolean;
	blocked: boolean;
	deactivated: boolean;
	/** Message ids count per chat. */
	nextMessageId: number;
	readonly messages: FakeMessage[];
}

interface FakeQuery {
	readonly id: string;
	readonly at: number;
	answered: boolean;
}

/** A file that somebody sent: what getFile gives a path to. */
export interface FakeFile {
	readonly path: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface World {
	/** By file_id. */
	readonly files: Map<string, FakeFile>;
	readonly users: Map<number, FakeUser>;
	readonly queries: Map<string, FakeQuery>;
	readonly now: () => number;
	readonly bot: { readonly id: number; readonly is_bot: true; readonly first_name: string; readonly username: string };
}

/** A refusal of the Bot API: answered as `{ok: false, …}` with the same HTTP status. */
export interface Refusal {
	readonly code: number;
	readonly description: string;
	readonly retryAfter?: number;
}

export const isParams = (value: unknown): value is Params => typeof value === 'object' && value !== null && !Array.isArray(value);

export const chatOf = (user: FakeUser): Json => ({ id: user.id, first_name: user.firstName, type: 'private' });
export const userJson = (user: FakeUser): Json => ({ id: user.id, is_bot: false, first_name: user.firstName, language_code: 'zh-hans' });

const markupOf = (message: FakeMessage): Json => ({
	inline_keyboard: message.rows.map((row) => row.map(({ text, data }) => ({ text, callback_data: data }))),
});

/** A message of the bot as the API shows it. */
export const messageJson = ({ bot }: World, user: FakeUser, message: FakeMessage): Json => ({
	message_id: message.id,
	from: { ...bot },
	chat: chatOf(user),
	date: Math.floor(message.at / 1000),
	text: message.text,
	...(message.rows.length > 0 && { reply_markup: markupOf(message) }),
});
