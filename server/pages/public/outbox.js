import { backOff, retryAfter, sleep } from './api.js';

// no randomUUID over plain http
const newId = () => crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');

/** Storage, where it is allowed. */
export const store = (act) => {
	try {
		return act(localStorage);
	} catch {
		return undefined;
	}
};

/** What was said and not yet received: kept until the server's 200, sent in order. told(item, state, detail). */
export function outbox(api, as, told) {
	const prefix = `wudan.out.${as}.`;
	let items = [];
	let busy = false;
	const drop = (item) => {
		items = items.filter((one) => one !== item);
		store((kept) => kept.removeItem(prefix + item.id));
	};
	const post = async (item) => {
		const { id, text, choice } = item;
		const answer = await api.call('messages', { body: choice ? { id, choice } : { id, text } });
		const { status } = answer;
		if (answer.ok) {
			drop(item);
			told(item, 'done', (await answer.json()).seq);
		} else if (status === 429) {
			told(item, 'waiting');
			await sleep(retryAfter(answer));
		} else if (status < 500 && status !== 408) {
			drop(item);
			told(item, 'failed', status);
		} else throw new Error(status);
	};
	return {
		add(what) {
			const item = { id: newId(), at: Date.now(), ...what };
			items.push(item);
			store((kept) => kept.setItem(prefix + item.id, JSON.stringify(item)));
			return item;
		},
		/** What an earlier page left. */
		restore() {
			const kept =
				store((all) =>
					Object.keys(all)
						.filter((key) => key.startsWith(prefix))
						.map((key) => JSON.parse(all[key])),
				) ?? [];
			const found = kept.filter(({ id }) => !items.some((one) => one.id === id)).sort((a, b) => a.at - b.at);
			items.unshift(...found);
			return found;
		},
		async flush() {
			if (busy) return;
			busy = true;
			for (let fails = 0; items.length; ) {
				const [item] = items;
				told(item, fails ? 'retry' : 'sending');
				try {
					await post(item);
					fails = 0;
				} catch {
					told(item, 'retry');
					await backOff(++fails);
				}
			}
			busy = false;
		},
	};
}
