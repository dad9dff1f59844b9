import { backOff, retryAfter, sleep } from './api.js';

/** Follows one thread by events, or polls where streams do not last. `rest`: no connection while hidden. */
export async function follow(api, { take, net, refused, after, rest }, signal) {
	let fails = 0;
	let broken = 0;
	let first = true;
	const taken = (data) => {
		const messages = data.messages.filter((one) => one.seq > after);
		after = messages.at(-1)?.seq ?? after;
		take(messages, data);
	};
	const pull = async (wait) => {
		const answer = await api.call('messages', { query: { after, wait }, signal, within: (wait + 15) * 1000 });
		if ([403, 404].includes(answer.status)) return refused();
		if (answer.status === 429) await sleep(retryAfter(answer), signal);
		else if (!answer.ok) throw new Error(answer.status);
		else {
			taken(await answer.json());
			net(true);
			first = false;
			fails = 0;
		}
		return true;
	};
	/** True when the stream had lasted. */
	const stream = () =>
		new Promise((done) => {
			const source = new EventSource(api.path('events', { after }));
			let since = Number.POSITIVE_INFINITY;
			const end = () => {
				source.close();
				document.removeEventListener('visibilitychange', hide);
				done(Date.now() - since > 5000);
			};
			const hide = () => rest && document.hidden && end();
			setTimeout(() => source.readyState || end(), 8000);
			source.onopen = () => {
				since = Date.now();
				net(true);
			};
			source.onerror = end;
			source.onmessage = ({ data }) => taken(JSON.parse(data));
			signal.addEventListener('abort', end);
			document.addEventListener('visibilitychange', hide);
		});
	while (!signal.aborted) {
		try {
			const polls = broken > 2 || !globalThis.EventSource;
			if (!(await pull(polls && !first ? 25 : 0))) return;
			if (polls) continue;
			broken = (await stream()) ? 0 : broken + 1;
			if (rest && document.hidden) await new Promise((done) => document.addEventListener('visibilitychange', done, { once: true }));
			else if (broken) await backOff(broken, signal);
		} catch {
			if (signal.aborted) return;
			net(false);
			await backOff(++fails);
		}
	}
}
