import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** The languages of pages and errors, by what a link says: `?lang=en`, `?lang=zh`. */
const BY_QUERY: Readonly<Record<string, string>> = { en: 'en', zh: 'zh-CN' };

/** The language that the address asks for; null where it asks for none. */
export function askedLanguage(request: FastifyRequest): string | null {
	// a path that cannot be read has no query at all
	const { lang } = (request.query ?? {}) as { readonly lang?: unknown };
	return typeof lang === 'string' && Object.hasOwn(BY_QUERY, lang) ? (BY_QUERY[lang] ?? null) : null;
}

/** What the address asks for, else the language kept for the person, else what the browser prefers; Chinese where nothing is known. */
export function pageLanguage(request: FastifyRequest, kept: string | null = null): string {
	const preferred = new Negotiator(request.raw).languages(['zh', 'en'])[0] ?? 'zh';
	return askedLanguage(request) ?? kept ?? BY_QUERY[preferred] ?? 'zh-CN';
}
