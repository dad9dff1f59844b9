/** Waits; throws when the signal says stop. */
export const sleep = (ms, signal) =>
	new Promise((done, fail) => {
		signal?.throwIfAborted();
		setTimeout(done, ms);
		signal?.addEventListener('abort', () => fail(signal.reason));
	});

/** Waits 1, 2, 4 … 30 s, or until the browser is online again. */
export const backOff = (fails, signal) => {
	const online = new Promise((done) => addEventListener('online', done, { once: true }));
	return Promise.race([online, sleep(Math.min(30, 2 ** (fails - 1)) * (800 + Math.random() * 400), signal)]);
};

/** Milliseconds to wait. */
export const retryAfter = (answer) => Math.min(120, Number(answer.headers.get('retry-after')) || 2) * 1000;

/** Calls of one person's chat. A missing session is opened. */
export function chatApi(as) {
	const lang = document.documentElement.lang.slice(0, 2);
	const path = (name, query) => `/chat/${name}?${new URLSearchParams({ ...query, lang, ...(as && { as }) })}`;
	const once = (name, { query, body, signal, within = 20_000 }) => {
		const stop = new AbortController();
		const timer = setTimeout(() => stop.abort(), within);
		signal?.addEventListener('abort', () => stop.abort());
		const post = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
		return fetch(path(name, query), { ...post, signal: stop.signal, cache: 'no-store' }).finally(() => clearTimeout(timer));
	};
	let opening;
	const call = async (name, options) => {
		const answer = await once(name, options);
		if (answer.status !== 401) return answer;
		opening ??= once('session', { body: as ? { persona: as } : {} }).finally(() => (opening = undefined));
		const session = await opening;
		return session.ok ? once(name, options) : session;
	};
	return { path, call };
}
