import { make, momentWords, now } from './words.js';

// the table of seals.ts comes with the page
const table = Object.fromEntries(document.body.dataset.seals.split(';').map((row) => [row.split(',')[0], row.split(',').slice(1)]));
const MARKS = { d: 'done', h: 'here', n: 'now', t: 'todo' };
const MOST = 3;

/** The five seals of a state. */
export function seals(state) {
	const [marks, word, , end] = table[state] ?? table.ordered;
	const row = make('span', 'seals');
	row.setAttribute('role', 'img');
	row.setAttribute('aria-label', `五单进度：${word}`);
	row.append(...[...marks].map((letter, i) => make('i', `seal ${MARKS[letter]}`, '点集派接评'[i])));
	if (end) row.append(make('i', 'end', end));
	return row;
}

/** What the person will hear next and when: [words, class]. */
export function promise({ state, promiseAt }) {
	const [, word, next] = table[state] ?? table.ordered;
	const at = Date.parse(promiseAt);
	const late = at < now() - 6e4;
	// only who still looks for somebody can be late; a reminder that was given is none
	if (!at || (late && !next.endsWith('准信'))) return [word, ''];
	return late ? [`原说 ${momentWords(at)}，正在催`, 'late'] : [`${momentWords(at)} ${next}`, 'soon'];
}

/** One strip per open order; a tap asks how it stands. */
export function strips(box, orders, say) {
	const held = [...box.children].indexOf(document.activeElement);
	const strip = (word, ...parts) => {
		const button = make('button', 'strip');
		button.append(...parts);
		button.onclick = () => say(word);
		return button;
	};
	const newest = [...orders].sort((a, b) => (a.number < b.number ? 1 : -1));
	box.replaceChildren(
		...newest.slice(0, MOST).map((order) => {
			const about = make('span', 'about');
			about.append(make('b', '', order.number), ` ${order.item}`, make('br'), make('span', ...promise(order).reverse()));
			return strip(`查${order.number}`, seals(order.state), about);
		}),
	);
	if (newest[MOST]) box.append(strip('查单', `还有 ${newest.length - MOST} 单`));
	box.hidden = !newest.length;
	box.children[held]?.focus();
}
