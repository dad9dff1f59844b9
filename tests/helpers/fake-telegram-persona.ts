import type { Delivery, Webhook } from './fake-telegram-webhook.ts';
import { chatOf, type FakeMessage, type FakeUser, type Json, messageJson, userJson, type World } from './fake-telegram-world.ts';

/** Somebody with Telegram on the phone. All that is done here resolves when the desk's webhook took it. */
export interface Persona {
	readonly id: number;
	/** Types a text; the first one is like pressing Start. Rejects while the person has blocked the bot. */
	say(text: string): Promise<Delivery>;
	/** Presses Start, also after a block. */
	start(payload?: string): Promise<Delivery>;
	/** Sends something beside text, such as `{photo: […]}`. */
	send(content: Readonly<Record<string, Json>>): Promise<Delivery>;
	/** Presses the newest button with this label. Rejects when there is none. */
	press(label: string): Promise<Delivery>;
	/** What the bot sent, oldest first. */
	messages(): readonly FakeMessage[];
	/** Waits for a message that contains the text; rejects after the time. */
	expect(text: string, withinMs?: number): Promise<FakeMessage>;
	/** The bot is told by my_chat_member, where it asked for that. */
	block(): Promise<Delivery>;
	unblock(): Promise<Delivery>;
	deactivate(): void;
}

export interface PersonaDeps {
	readonly world: World;
	readonly webhook: Webhook;
	readonly nextUpdateId: () => number;
}

const DAY_MS = 86_400_000;
const QUERY_LIFE_MS = 150_000;
const POLL_MS = 10;

/** The persona of one user of the world. */
export function createPersona(user: FakeUser, { world, webhook, nextUpdateId }: PersonaDeps): Persona {
	const seconds = (): number => Math.floor(world.now() / 1000);
	const deliver = (kind: string, queue: string, content: Json, life: number): Promise<Delivery> =>
		webhook.deliver({ kind, queue, update: { update_id: nextUpdateId(), [kind]: content }, expiresAt: world.now() + life });

	const send = async (content: Readonly<Record<string, Json>>): Promise<Delivery> => {
		if (user.blocked) throw new Error(`${user.firstName} has blocked the bot`);
		user.started = true;
		const message = { message_id: user.nextMessageId++, from: userJson(user), chat: chatOf(user), date: seconds(), ...content };
		return deliver('message', `message:${user.id}`, message, DAY_MS);
	};

	const membership = (before: string, after: string): Promise<Delivery> => {
		const status = (is: string): Json => ({ user: { ...world.bot }, status: is, ...(is === 'kicked' && { until_date: 0 }) });
		const content = {
			chat: chatOf(user),
			from: userJson(user),
			date: seconds(),
			old_chat_member: status(before),
			new_chat_member: status(after),
		};
		return deliver('my_chat_member', `member:${user.id}`, content, DAY_MS);
	};

	const say = (text: string): Promise<Delivery> => {
		const [command] = /^\/\w+/.exec(text) ?? [];
		return send({ text, ...(command !== undefined && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }) });
	};

	return {
		id: user.id,
		say,
		send,
		async start(payload) {
			user.blocked = false;
			return say(payload === undefined ? '/start' : `/start ${payload}`);
		},
		async press(label) {
			const message = user.messages.findLast(({ rows }) => rows.flat().some(({ text }) => text === label));
			const button = message?.rows.flat().find(({ text }) => text === label);
			if (!message || !button) throw new Error(`no button "${label}" for ${user.firstName}`);
			const query = { id: `${user.id}${world.queries.size + 1}`, at: world.now(), answered: false };
			world.queries.set(query.id, query);
			const content = {
				id: query.id,
				from: userJson(user),
				message: messageJson(world, user, message),
				chat_instance: String(-user.id),
				data: button.data,
			};
			return deliver('callback_query', `callback:${user.id}`, content, QUERY_LIFE_MS);
		},
		messages: () => user.messages,
		async expect(text, withinMs = 5000) {
			const until = performance.now() + withinMs;
			for (;;) {
				const message = user.messages.find((each) => each.text.includes(text));
				if (message) return message;
				if (performance.now() > until)
					throw new Error(`${user.firstName} got no "${text}" but: ${user.messages.map((m) => m.text).join(' | ')}`);
				await new Promise((resolve) => setTimeout(resolve, POLL_MS));
			}
		},
		block() {
			user.blocked = true;
			return membership('member', 'kicked');
		},
		unblock() {
			user.blocked = false;
			return membership('kicked', 'member');
		},
		deactivate() {
			user.deactivated = true;
		},
	};
}
