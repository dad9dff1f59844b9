import { Type } from '@fastify/type-provider-typebox';
import type { App, AppDeps } from '../app-deps.ts';
import { HttpProblem } from '../errors.ts';
import { sameSecret } from '../same-secret.ts';

const BODY_LIMIT = 512 * 1024;

/** Id of the pressed button, whose spinner has to be ended; null for anything else. */
function callbackIdOf(update: unknown): string | null {
	if (typeof update !== 'object' || update === null || !('callback_query' in update)) return null;
	const query = update.callback_query;
	return typeof query === 'object' && query !== null && 'id' in query && typeof query.id === 'string' ? query.id : null;
}

/** Telegram's webhook: 200 only after the message was committed; Telegram sends again what got no 200. */
export function telegramRoutes(app: App, { clock, desk, telegram }: AppDeps): void {
	if (!telegram) return;
	const { channel, secret } = telegram;
	app.post(
		'/webhooks/telegram',
		{
			bodyLimit: BODY_LIMIT,
			// Before the body is read: a stranger shall not make the desk parse half a megabyte.
			onRequest: async (request) => {
				const given = request.headers['x-telegram-bot-api-secret-token'];
				if (typeof given === 'string' && sameSecret(given, secret)) return;
				request.log.warn('telegram callback with a wrong secret');
				throw new HttpProblem('bad-secret');
			},
			schema: { body: Type.Unknown() },
		},
		async (request, reply) => {
			const inbound = channel.parse(request.body, clock.now());
			if (inbound) await desk.take(inbound);
			const callbackId = callbackIdOf(request.body);
			if (callbackId !== null) {
				channel
					.answerCallback(callbackId)
					.catch((err: unknown) => request.log.warn({ err }, 'telegram: the spinner of a button was not ended'));
			}
			return reply.code(200).send();
		},
	);
}
