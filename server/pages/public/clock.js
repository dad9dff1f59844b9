import { heardAt, localOf, now, say } from './words.js';

/** Due things in words, by the kinds of the table of timers. */
const kindWords = (kind) => say(`due.${kind}`) || say(`due.${kind?.split('-')[0]}`) || say('due.any');

const face = document.querySelector('#clock');
const chip = document.querySelector('#next');
let next;
let kind = '';

/** 11月25日 20:23: a day by its date, since the clock moves from one to the other. */
const dated = (at) => `${localOf(at).date} ${localOf(at).clock}`;

/** Countdown as 3:41:07, or 2 天 3 时. */
function left(ms) {
	const s = Math.max(0, Math.round(ms / 1000));
	if (s >= 172_800) return say('clock.left', { n: Math.floor(s / 86_400), hours: Math.floor((s % 86_400) / 3600) });
	return `${Math.floor(s / 3600)}:${[Math.floor(s / 60) % 60, s % 60].map((n) => String(n).padStart(2, '0')).join(':')}`;
}

/** Keeps the desk's clock and the countdown running. */
export function tick() {
	const { date, weekday, clock } = localOf(now());
	face.dateTime = new Date(now()).toISOString();
	face.textContent = say('clock.face', { date, weekday, clock });
	chip.hidden = !next;
	if (!next) return;
	chip.className = `chip ${next - now() < 6e4 ? 'late' : 'soon'}`;
	const what = kind || say('clock.what');
	chip.textContent = next > now() ? say('clock.next', { what, left: left(next - now()) }) : say('clock.now', { what });
}

/** The next due thing as the server tells it: a moment, {at, kind}, null for none. */
function setNext(told) {
	next = Date.parse(typeof told === 'string' ? told : (told?.at ?? '')) || undefined;
	kind = told?.kind ? kindWords(told.kind) : '';
	tick();
}

async function post(body, as) {
	const answer = await fetch(`/demo/clock?as=${as}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!answer.ok) throw new Error(String(answer.status));
	const told = await answer.json();
	heardAt(told.now);
	setNext(told.next);
	return told;
}

/** What the page came with, else what the desk answers when its clock is moved by nothing. */
export async function readClock(as) {
	if (document.body.dataset.next !== undefined) return setNext(document.body.dataset.next);
	return post({ forward: 'PT0S' }, as).catch(tick);
}

/** Asks again for the next due thing, after talks have moved on. */
export const again = (as) => post({ forward: 'PT0S' }, as).catch(() => {});

/** Moves the desk's clock to the next due thing; answers what happened, in words. */
export async function forward(as) {
	const before = dated(now());
	const { now: at, fired } = await post({ to: 'next' }, as);
	const moved = say('clock.moved', { before, after: dated(Date.parse(at)) });
	if (!fired.length) return `${moved}\n${say('clock.nothing')}`;
	const times = new Map();
	for (const one of fired) {
		const words = `${localOf(Date.parse(one.at)).clock} ${kindWords(one.kind)}${/^\d{4}-\d{3,}$/.test(one.subject) ? ` (${one.subject})` : ''}`;
		times.set(words, (times.get(words) ?? 0) + 1);
	}
	const all = [...times].map(([words, n]) => (n > 1 ? `${words} ×${n}` : words));
	const more = all.length > 8 ? say('clock.more', { count: all.length }) : '';
	return `${moved}\n${say('clock.fired', { list: all.slice(0, 8).join('; ') + more })}`;
}
