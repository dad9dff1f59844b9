import { randomUUID } from 'node:crypto';
import { Type } from '@fastify/type-provider-typebox';
import { webChat } from '../../bot/channels/web-chat.ts';
import { plainCode } from '../../bot/flow/parse/binding.ts';
import { findCode } from '../../db/queries/binding-codes.ts';
import { messagesAfter, openOrdersOf } from '../../db/queries/thread.ts';
import type { App, AppDeps } from '../app-deps.ts';
import { HttpProblem, inTime } from '../errors.ts';
import type { Limits } from '../limits.ts';
import { createMessageLimit, unlimited } from '../message-limit.ts';
import { askedLanguage, pageLanguage } from '../page-language.ts';
import type { Sessions } from '../session.ts';
import { eventStream } from './chat-events.ts';
import { firstNews, goneWith, threadView } from './chat-thread.ts';

// Whole numbers as text: a converted number would silently cut "1.5" to 1.
const Seq = Type.String({ pattern: '^\\d{1,9}$' });
const As = Type.Optional(Type.String({ maxLength: 64 }));
const Wait = Type.String({ pattern: '^(\\d|1\\d|2[0-5])$' });
const ClientId = Type.String({ minLength: 1, maxLength: 200 });

const SessionBody = Type.Object({
	persona: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
	code: Type.Optional(Type.String({ maxLength: 64 })),
});
const MessageBody = Type.Union([
	Type.Object({ id: ClientId, text: Type.String() }),
	Type.Object({ id: ClientId, choice: Type.String({ minLength: 1, maxLength: 64 }) }),
]);

/** Web chat: opening a session, posting, reading, the stream. */
export function chatRoutes(app: App, deps: AppDeps, sessions: Sessions, limits: Limits): void {
	const { config, clock, db, desk, wakes } = deps;
	const limit = config.rateLimit ? createMessageLimit(config.policy.limits.messagesPerMinute, clock.real) : unlimited;

	app.post('/chat/session', { config: limits.door('session'), schema: { body: SessionBody } }, async (request, reply) => {
		const { persona, code } = request.body;
		if (code === undefined) return { persona: (await sessions.open(request, reply, persona ?? null)).persona };
		const refused = async (): Promise<HttpProblem> => {
			await limits.refuse(request, 'refused');
			return new HttpProblem('bad-code');
		};
		const plain = plainCode(code);
		const before = await sessions.held(request);
		// Whoever has no talk yet: looked at first, since a wrong code must not even make a person.
		const isWrong = async () => before === null && plain !== null && (await inTime(findCode(db, plain, clock.now()))) === null;
		if (persona !== undefined || plain === null || (await isWrong())) {
			request.log.warn('a binding code was refused');
			throw await refused();
		}
		const session = before ?? (await sessions.open(request, reply, null));
		// Used up as it would be when typed: the talk shows what came of it, and wrong ones count.
		const said = { id: `bind-${randomUUID()}`, text: `绑定${plain}` };
		const inbound = webChat.parse({ address: session.address, body: said, language: pageLanguage(request) }, clock.now());
		const taken = inbound && (await desk.take(inbound));
		if (taken?.bound === undefined) throw new HttpProblem('internal');
		if (!taken.bound) throw await refused();
		return { persona: null };
	});

	const PostQuery = Type.Object({ as: As, lang: Type.Optional(Type.String({ maxLength: 8 })) });
	app.post('/chat/messages', { schema: { body: MessageBody, querystring: PostQuery } }, async (request) => {
		const session = await sessions.of(request);
		const inbound = webChat.parse({ address: session.address, body: request.body, language: askedLanguage(request) }, clock.now());
		if (!inbound) throw new HttpProblem('bad-request');
		const wait = limit.take(session.personId);
		if (wait !== null) throw new HttpProblem('too-many', wait);
		const { seq } = await desk.take(inbound);
		return { accepted: true, seq };
	});

	const ReadQuery = Type.Object({ after: Type.Optional(Seq), wait: Type.Optional(Wait), as: As });
	app.get('/chat/messages', { schema: { querystring: ReadQuery } }, async (request, reply) => {
		const session = await sessions.of(request);
		const { after = '0', wait = '0' } = request.query;
		const { personId } = session;
		const read = async () => {
			const found = await messagesAfter(db, personId, Number(after));
			return found.length > 0 ? found : null;
		};
		const messages = await firstNews({ wakes, personId, read, waitMs: Number(wait) * 1000, gone: goneWith(reply) });
		const orders = await inTime(openOrdersOf(db, personId));
		return reply.header('cache-control', 'no-store').send(threadView(messages ?? [], orders, clock.now()));
	});

	app.get('/chat/events', { schema: { querystring: Type.Object({ after: Type.Optional(Seq), as: As }) } }, async (request, reply) => {
		const session = await sessions.of(request);
		const last = request.headers['last-event-id'];
		const after = typeof last === 'string' && /^\d{1,9}$/.test(last) ? last : (request.query.after ?? '0');
		return reply
			.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
			.send(
				eventStream({
					db,
					wakes,
					personId: session.personId,
					after: Number(after),
					gone: goneWith(reply),
					log: request.log,
					now: clock.now,
				}),
			);
	});
}
