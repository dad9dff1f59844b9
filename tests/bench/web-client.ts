import { Pool } from 'undici';

/** A message of the thread as GET /chat/messages gives it. */
export interface Heard {
	readonly seq: number;
	readonly direction: 'in' | 'out';
	readonly text: string;
	readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** One person at the web chat of a desk in another process. */
export interface WebChat {
	/** Posts words or a choice; throws unless it is answered 200. */
	say(what: { readonly text: string } | { readonly choice: string }): Promise<void>;
	/** What is new since the last look; waits so many seconds for it. */
	hear(waitS?: number): Promise<readonly Heard[]>;
}

/** A desk as its clients reach it. */
export interface WebClient {
	/** A persona, or null for somebody new. */
	open(persona: string | null): Promise<WebChat>;
	/** Moves the demo's clock: "PT4H"; where it stands then, in milliseconds. */
	forward(duration: string): Promise<number>;
	/** Messages that were answered 200. */
	readonly posted: number;
	close(): Promise<void>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Connects to a desk on this machine, with at most so many connections. */
export function createWebClient(address: string, connections: number): WebClient {
	// Moving the clock over a day does all that falls due in it before it answers.
	const pool = new Pool(address, { connections, headersTimeout: 600_000, bodyTimeout: 600_000 });
	let posted = 0;
	let ids = 0;
	let anybody = '';

	async function ask(method: 'GET' | 'POST', path: string, cookie: string, body?: object) {
		const headers = { ...(body ? JSON_TYPE : {}), ...(cookie === '' ? {} : { cookie }) };
		const answer = await pool.request({ method, path, headers, body: body ? JSON.stringify(body) : null });
		const text = await answer.body.text();
		if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
		return { text, cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '' };
	}

	return {
		async open(persona) {
			const { cookie } = await ask('POST', '/chat/session', '', persona === null ? {} : { persona });
			if (anybody === '') anybody = cookie;
			let heardTo = 0;
			return {
				async say(what) {
					await ask('POST', '/chat/messages', cookie, { id: `bench-${++ids}`, ...what });
					posted++;
				},
				async hear(waitS = 0) {
					const { messages } = JSON.parse((await ask('GET', `/chat/messages?after=${heardTo}&wait=${waitS}`, cookie)).text) as {
						messages: Heard[];
					};
					heardTo = messages.at(-1)?.seq ?? heardTo;
					return messages;
				},
			};
		},
		async forward(duration) {
			const { text } = await ask('POST', '/demo/clock', anybody, { forward: duration });
			return Date.parse((JSON.parse(text) as { now: string }).now);
		},
		get posted() {
			return posted;
		},
		close: () => pool.close(),
	};
}
