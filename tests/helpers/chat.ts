import { expect } from 'vitest';
import type { App } from '../../server/app-deps.ts';

/** A message as GET /chat/messages gives it. */
export interface Heard {
	readonly seq: number;
	readonly direction: 'in' | 'out';
	readonly at: string;
	readonly text: string;
	readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** An open order as GET /chat/messages gives it. */
export interface Strip {
	readonly number: string;
	readonly item: string;
	readonly state: string;
	readonly promiseAt: string | null;
}

/** One person at the web chat, through the real routes. */
export interface Chat {
	/** Says words; resolves with what the desk answered, after everything that it set going was done. */
	say(text: string): Promise<readonly Heard[]>;
	/** Presses the newest choice with this label. */
	press(label: string | RegExp): Promise<readonly Heard[]>;
	/** All that the desk has told this person and that was not heard yet. */
	hear(): Promise<readonly Heard[]>;
	/** The newest words of the desk to this person. */
	last(): Promise<string>;
	/** The newest message that matches; fails with the whole talk when there is none. */
	waitFor(pattern: RegExp): Promise<Heard>;
	orders(): Promise<readonly Strip[]>;
	/** The whole talk, a line each: what a failed test prints. */
	transcript(): Promise<string>;
	readonly cookie: string;
}

const ROUNDS = 20;

/** Opens a chat: a persona, or null for an anonymous resident or whoever has the code. `settle` does what the commit set going. */
export async function openChat(app: App, persona: string | null, settle: () => Promise<unknown>, code?: string): Promise<Chat> {
	const payload = code === undefined ? (persona === null ? {} : { persona }) : { code };
	const opened = await app.inject({ method: 'POST', url: '/chat/session', payload });
	expect(opened.statusCode, opened.body).toBe(200);
	const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
	let heardTo = 0;
	let messageId = 0;

	async function read(after: number): Promise<{ readonly messages: readonly Heard[]; readonly orders: readonly Strip[] }> {
		const answer = await app.inject({ url: `/chat/messages?after=${after}`, headers: { cookie } });
		expect(answer.statusCode, answer.body).toBe(200);
		return answer.json();
	}
	async function hear(): Promise<readonly Heard[]> {
		const { messages } = await read(heardTo);
		heardTo = messages.at(-1)?.seq ?? heardTo;
		return messages.filter((message) => message.direction === 'out');
	}
	async function post(what: { readonly text: string } | { readonly choice: string }): Promise<readonly Heard[]> {
		await hear();
		messageId++;
		const answer = await app.inject({
			method: 'POST',
			url: '/chat/messages',
			headers: { cookie },
			payload: { id: `m${messageId}-${Math.random()}`, ...what },
		});
		expect(answer.statusCode, answer.body).toBe(200);
		await settle();
		return hear();
	}
	const told = async () => (await read(0)).messages.filter((message) => message.direction === 'out');
	const transcript = async () => {
		const { messages } = await read(0);
		const choices = ({ choices: all }: Heard) => (all.length > 0 ? `  [${all.map((choice) => choice.label).join(' | ')}]` : '');
		return messages
			.map((message) => `${persona ?? 'anonymous'} ${message.direction === 'in' ? '→' : '←'} ${message.text}${choices(message)}`)
			.join('\n');
	};
	const fail = async (what: string): Promise<never> => {
		throw new Error(`${what}\n${await transcript()}`);
	};

	return {
		cookie,
		hear,
		transcript,
		say: (text) => post({ text }),
		async press(label) {
			const fits = (given: string) => (typeof label === 'string' ? given.includes(label) : label.test(given));
			const choice = (await told())
				.findLast((message) => message.choices.some((one) => fits(one.label)))
				?.choices.find((one) => fits(one.label));
			return choice ? post({ choice: choice.id }) : fail(`no choice ${String(label)}`);
		},
		last: async () => (await told()).at(-1)?.text ?? '',
		async waitFor(pattern) {
			for (let round = 0; round < ROUNDS; round++) {
				const found = (await told()).findLast((message) => pattern.test(message.text));
				if (found) return found;
				await settle();
			}
			return fail(`nobody said ${String(pattern)}`);
		},
		orders: async () => (await read(0)).orders,
	};
}
