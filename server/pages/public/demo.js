import { play, Stuck } from './auto.js';
import { again, forward, readClock, tick } from './clock.js';
import { promise, seals } from './strip.js';
import { Talk } from './talk.js';
import { say } from './words.js';

const all = (selector) => [...document.querySelectorAll(selector)];
const get = (id) => document.getElementById(id);
const columns = all('.column');
const tabs = all('.tabs button');
const main = document.querySelector('.columns');
const turn = get('turn');
const banner = get('banner');
const talks = new Map(all('.talk').map((root) => [root.dataset.as, new Talk(root, { hear, rest: true })]));
const columnOf = (talk) => talk.root.closest('.column');
const [resident, station, dispatcher, leader] = columns.map((column) => talks.get(column.querySelector('.talk').dataset.as));

function tell(text, tone = '') {
	banner.className = `banner ${tone}`;
	banner.hidden = !text;
	banner.firstElementChild.textContent = text;
}
banner.lastElementChild.onclick = () => tell('');

/* The newest order of the resident, also when it is no longer open. */
const ENDS = [
	['cancelled', /已取消|cancelled/],
	['referred', /12345/],
	['returned', /退回|没能收下|couldn’t take/],
	['merged', /并入|合并|erged/],
];
let order;
function drawOrder() {
	const newest = [...resident.orders].sort((a, b) => (a.number < b.number ? 1 : -1))[0];
	if (newest && (!order || newest.number >= order.number)) order = newest;
	else if (order && !resident.orders.some((one) => one.number === order.number) && !order.over) {
		const last = resident.messages.findLast((one) => one.direction === 'out');
		order = { ...order, state: ENDS.find(([, words]) => words.test(last?.text))?.[0] ?? 'closed', promiseAt: null, over: true };
	}
	if (!order) return;
	get('seals').replaceChildren(seals(order.state));
	const [words] = promise(order);
	get('order').textContent = say('order.line', { ...order, words });
}

let asking;
/** After a delivery: the seals, a mark at a column out of sight, and what is due next. */
function hear(talk, messages, first) {
	drawOrder();
	if (first) return;
	const tab = tabs[columns.indexOf(columnOf(talk))];
	if (messages.length && !tab.hasAttribute('aria-current')) tab.classList.add('new');
	clearTimeout(asking);
	asking = setTimeout(() => void again(resident.as), 600);
}

/* Who sits in the last column. */
function seat(as) {
	turn.value = as;
	for (const [name, talk] of talks) {
		if (columnOf(talk) !== columnOf(leader)) continue;
		talk.root.hidden = name !== as;
		if (name === as) talk.start();
		else talk.pause();
	}
	const { selectedOptions } = turn;
	const head = columnOf(leader).querySelector('header');
	head.querySelector('p').textContent = selectedOptions[0].dataset.sub;
	head.querySelector('.face').textContent = selectedOptions[0].textContent.replace(/^\S+\s/, '')[0];
	talks.get(as).thread.end();
}
turn.onchange = () => seat(turn.value);

/* Narrow screens: one column at a time, by tab or by swipe. */
const narrow = matchMedia('(max-width: 719px)');
function current(i) {
	for (const [n, tab] of tabs.entries()) {
		if (n === i) {
			tab.setAttribute('aria-current', 'true');
			tab.classList.remove('new');
		} else tab.removeAttribute('aria-current');
	}
}
const slide = (i) => main.scrollTo({ left: columns[i].offsetLeft - main.offsetLeft });
for (const [i, tab] of tabs.entries()) tab.onclick = () => slide(i);
main.addEventListener('scroll', () => narrow.matches && current(Math.round(main.scrollLeft / main.clientWidth)), { passive: true });

/** Brings somebody into view and marks the column. */
function show(talk) {
	const column = columnOf(talk);
	if (column === columnOf(leader) && turn.value !== talk.as) seat(talk.as);
	for (const one of columns) one.classList.toggle('on', one === column);
	if (narrow.matches || main.scrollWidth > main.clientWidth) slide(columns.indexOf(column));
	talk.thread.end();
}

function redraw() {
	for (const talk of talks.values()) talk.draw();
}

async function moveOn() {
	const button = get('forward');
	button.disabled = true;
	try {
		tell(await forward(resident.as));
	} catch {
		tell(say('clock.stuck'), 'soon');
	}
	button.disabled = false;
	button.focus({ preventScroll: true });
	redraw();
}
get('forward').onclick = moveOn;

let playing;
const auto = get('auto');
async function toggle() {
	if (playing) return playing.abort();
	playing = new AbortController();
	auto.textContent = say('auto.stop');
	auto.setAttribute('aria-pressed', 'true');
	auto.classList.remove('go');
	const members = [...talks.values()].filter((talk) => talk.as.startsWith('volunteer'));
	const cast = { resident, station, dispatcher, leader, members };
	try {
		const number = await play(cast, {
			show,
			tell: (text) => tell(say('auto.say', { text })),
			forward: () => forward(resident.as),
			signal: playing.signal,
		});
		tell(say('auto.over', { number }));
	} catch (error) {
		if (playing.signal.aborted) tell(say('auto.stopped'));
		else tell(say('auto.stuck', { why: error instanceof Stuck ? error.message : say('auto.error') }), 'soon');
	}
	playing = undefined;
	auto.textContent = say('auto.start');
	auto.setAttribute('aria-pressed', 'false');
	auto.classList.add('go');
	for (const one of columns) one.classList.remove('on');
	if (turn.value !== leader.as && !document.activeElement?.closest('.column')) seat(leader.as);
}
auto.onclick = toggle;

for (const talk of [resident, station, dispatcher]) talk.start();
seat(leader.as);
void readClock(resident.as);
tick();
setInterval(tick, 1000);
setInterval(redraw, 6e4);
