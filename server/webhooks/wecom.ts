import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import type { Opened, Refused } from '../../bot/channels/wecom-envelope.ts';
import { isDatabaseAway } from '../../db/errors.ts';
import type { App, AppDeps, WecomDoor } from '../app-deps.ts';
import { AWAY_S, HttpProblem } from '../errors.ts';

const BODY_LIMIT = 64 * 1024;
/** WeCom waits 5 s for an answer, and what is answered with an error never comes again (channels.md A2). */
const HOLD_MS = 4_000;
const TRY_EVERY_MS = 200;

/** The parts of the desk that these routes work with. */
interface Needs extends Pick<AppDeps, 'desk' | 'wecom'> {
	readonly clock: Pick<AppDeps['clock'], 'now'>;
}

/** Takes something as often as it needs while the database is away, up to the end of the time. */
async function held(take: () => Promise<unknown>): Promise<void> {
	const done = new AbortController();
	const late = sleep(HOLD_MS, 'late' as const, { signal: done.signal }).catch(() => 'late' as const);
	const tryOnce = async (): Promise<'taken' | 'away'> => {
		try {
			await take();
			return 'taken';
		} catch (err) {
			if (isDatabaseAway(err)) return 'away';
			throw err;
		}
	};
	try {
		for (;;) {
			const taking = tryOnce();
			// What is late may still be taken: it is known again if it comes a second time.
			taking.catch(() => undefined);
			const what = await Promise.race([taking, late]);
			if (what === 'taken') return;
			if (what === 'late' || (await Promise.race([sleep(TRY_EVERY_MS), late])) === 'late') throw new HttpProblem('away', AWAY_S);
		}
	} finally {
		done.abort();
	}
}

/** One line in the log and no details in the answer. */
function refuse(request: FastifyRequest, { refused, why }: Refused): never {
	request.log.warn({ why }, 'wecom: a callback was refused');
	throw new HttpProblem(refused === 'signature' ? 'bad-signature' : 'bad-request');
}

/** WeCom's callbacks, the kf bell among them: an empty 200 only after what came was committed (channels.md A1, A2). */
export async function wecomRoutes(app: App, { clock, desk, wecom }: Needs): Promise<void> {
	if (!wecom) return;
	await app.register((scope, _options, done) => {
		routes(scope, { clock, desk }, wecom);
		done();
	});
}

function routes(app: App, { clock, desk }: Omit<Needs, 'wecom'>, { channel, envelope }: WecomDoor): void {
	// XML under several names, JSON, or no type at all: the envelope reads it.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));

	const take = async (opened: Opened): Promise<unknown> => {
		const inbound = channel.parse(opened, clock.now());
		return inbound ? await desk.take(inbound) : await desk.keep(channel.notice(opened, clock.now()));
	};

	app.get('/webhooks/wecom', async (request, reply) => {
		const checked = envelope.echo(request.query as Readonly<Record<string, unknown>>);
		if ('refused' in checked) return refuse(request, checked);
		return reply.type('text/plain').header('cache-control', 'no-store').send(checked.echo);
	});

	app.post('/webhooks/wecom', async (request, reply) => {
		const opened = envelope.open(request.query as Readonly<Record<string, unknown>>, request.body);
		if ('refused' in opened) return refuse(request, opened);
		await held(() => take(opened));
		return reply.code(200).send();
	});
}
