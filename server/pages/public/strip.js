import { make, momentWords, now, say } from './words.js';

const table = Object.fromEntries(document.body.dataset.seals.split(';').map((row) => [row.split('|')[0], row.split('|').slice(1)]));
const MARKS = { d: 'done', h: 'here', n: 'now', t: 'todo' };
const MOST = 3;

/** The five seals of a state. */
export function seals(state) {
	const [marks, word, , end] = table[state] ?? table.ordered;
	const row = make('span', 'seals');
	row.setAttribute('role', 'img');
	row.setAttribute('aria-label', say('progress') + word);
	row.append(...[...marks].map((letter, i) => make('i', `seal ${MARKS[letter]}`, '点集派接评'[i])));
	if (end) row.append(make('i', 'end', end));
	return row;
}

/** What comes next: [words, class]. */
export function promise({ state, promiseAt }) {
	const [, word, next] = table[state] ?? table.ordered;
	const at = Date.parse(promiseAt);
	const late = at < now() - 6e4;
	// a reminder that was given is not late
	if (!at || (late && next !== 'news')) return [word, ''];
	return late ? [say('late', { at: momentWords(at) }), 'late'] : [say(next, { at: momentWords(at) }), 'soon'];
}

/** One strip per open order; a tap asks how it stands. */
export function strips(box, orders, speak) {
	const held = [...box.children].indexOf(document.activeElement);
	const strip = (word, ...parts) => {
		const button = make('button', 'strip');
		button.append(...parts);
		button.onclick = () => speak(word);
		return button;
	};
	const newest = [...orders].sort((a, b) => (a.number < b.number ? 1 : -1));
	box.replaceChildren(
		...newest.slice(0, MOST).map((order) => {
			const about = make('span', 'about');
			about.append(make('b', '', order.number), ` ${order.item}`, make('br'), make('span', ...promise(order).reverse()));
			return strip(say('track', { number: order.number }), seals(order.state), about);
		}),
	);
	if (newest[MOST]) box.append(strip(say('orders'), say('more', { count: newest.length - MOST })));
	box.hidden = !newest.length;
	box.children[held]?.focus();
}
