import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../db/client.ts';
import { openSession } from '../db/commands/open-session.ts';
import { DAY } from '../db/domain/instant.ts';
import { languageOf, personaOf, type Session, sessionsOf } from '../db/queries/sessions.ts';
import { keyedHash } from '../db/sealing.ts';
import type { Clock } from './clock.ts';
import { HttpProblem, inTime } from './errors.ts';
import { isDemoRequest } from './local-request.ts';

/**
 * Sessions of web chat. The cookie holds a random token, the table its keyed hash, so neither a restart ends a session
 * nor does a copy of the table open one. Each persona of the demo has a cookie of its own name.
 */
export interface Sessions {
	/** The session a request speaks for; throws HttpProblem when there is none or it cannot be told which. */
	of(request: FastifyRequest): Promise<Session>;
	/** The language kept for whoever holds the session a page is asked for with; null where there is none. */
	language(request: FastifyRequest): Promise<string | null>;
	/** The session that is nobody's persona; null when the browser holds none. */
	held(request: FastifyRequest): Promise<Session | null>;
	/** That the browser holds some session, whichever; throws HttpProblem when it holds none. */
	any(request: FastifyRequest): Promise<void>;
	/** Opens one, or keeps the one the browser holds already, and sets its cookie. null = an anonymous resident. */
	open(request: FastifyRequest, reply: FastifyReply, persona: string | null): Promise<Session>;
	/** Whether this request may see anything of the demo. */
	demo(request: FastifyRequest): boolean;
}

/** What sessions work with; they expire by real time, their people are made by the desk's clock. */
export interface SessionDeps {
	readonly db: Db;
	readonly clock: Clock;
	readonly demo: boolean;
	/** Cookies go over https only. */
	readonly secure: boolean;
}

const LIFE_MS = 365 * DAY;
const PLAIN = 'desk';
/** Cookies looked at in one request; a browser holds one a persona. */
const MOST = 20;

const cookieName = (persona: string | null): string => (persona === null ? PLAIN : `${PLAIN}_${persona}`);
const isPersonaName = (name: string): boolean => /^[a-z0-9-]{1,40}$/.test(name);

/** Makes the sessions of web chat. In the demo `?as=` picks the persona, and only where the request may see the demo. */
export function createSessions({ db, clock, demo, secure }: SessionDeps): Sessions {
	const inDemo = (request: FastifyRequest): boolean => demo && isDemoRequest(request);

	/** Valid sessions among the cookies of these names. */
	async function held(request: FastifyRequest, names: readonly string[]): Promise<Session[]> {
		const tokens = names.flatMap((name) => request.cookies[name] ?? []).filter((token) => token.length <= 64);
		if (tokens.length === 0) return [];
		return inTime(sessionsOf(db, tokens.slice(0, MOST).map(keyedHash), clock.real()));
	}

	const ownCookies = (request: FastifyRequest): string[] =>
		Object.keys(request.cookies).filter((name) => name === PLAIN || name.startsWith(`${PLAIN}_`));

	async function ofPersona(request: FastifyRequest, persona: string): Promise<Session | null> {
		const found = await held(request, [cookieName(persona)]);
		return found.find((session) => session.persona === persona) ?? null;
	}

	/** Without `?as=` the only one counts. The plain cookie, which no `?as=` can name, comes before those of personas. */
	async function only(request: FastifyRequest): Promise<Session> {
		const found = await held(request, ownCookies(request));
		const plain = found.find((session) => session.persona === null);
		if (plain) return plain;
		if (!demo || found.length === 0) throw new HttpProblem('no-session');
		if (!inDemo(request)) throw new HttpProblem('not-found');
		const [first, second] = [...new Map(found.map((session) => [session.personId, session])).values()];
		if (!first || second) throw new HttpProblem('which-persona');
		return first;
	}

	return {
		demo: inDemo,
		async of(request) {
			const as = (request.query as { readonly as?: unknown }).as;
			if (as === undefined) return only(request);
			if (typeof as !== 'string' || !inDemo(request) || !isPersonaName(as)) throw new HttpProblem('not-found');
			const session = await ofPersona(request, as);
			if (!session) throw new HttpProblem('no-session');
			return session;
		},
		async language(request) {
			const { as } = request.query as { readonly as?: unknown };
			const name = typeof as === 'string' && isPersonaName(as) ? cookieName(as) : PLAIN;
			const [session] = await held(request, [name]);
			return session ? inTime(languageOf(db, session.personId)) : null;
		},
		async held(request) {
			const found = await held(request, [PLAIN]);
			return found.find((session) => session.persona === null) ?? null;
		},
		async any(request) {
			if ((await held(request, ownCookies(request))).length === 0) throw new HttpProblem('no-session');
		},
		async open(request, reply, persona) {
			let personId = null;
			if (persona !== null) {
				personId = inDemo(request) && isPersonaName(persona) ? await inTime(personaOf(db, persona)) : null;
				if (personId === null) throw new HttpProblem('not-found');
			}
			const name = cookieName(persona);
			const before = (await held(request, [name])).find((session) => session.persona === persona);
			const kept = before ? request.cookies[name] : undefined;
			const token = kept ?? randomBytes(32).toString('base64url');
			const address = before?.address ?? persona ?? `w-${randomBytes(12).toString('base64url')}`;
			const real = clock.real();
			const row = { tokenHash: keyedHash(token), address, personId, createdAt: real, expiresAt: real + LIFE_MS };
			const id = before?.personId ?? (await inTime(db.transaction((tx) => openSession(tx, row, clock.now()))));
			reply.setCookie(name, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: LIFE_MS / 1000 });
			return { personId: id, address, persona };
		},
	};
}
