import { heardAt, localOf, now } from './words.js';

/** Due things in words, by the kinds of the table of timers. */
const KINDS = {
	collect: '集单到时限',
	dispatch: '派单到时限',
	round: '这一轮到时限',
	tell: '告诉居民还在找人',
	crew: '催齐同去的人',
	remind: '上门前提醒',
	finish: '该做完了',
	'rate-ask': '请居民评单',
	'rate-remind1': '提醒评单',
	'rate-remind2': '再提醒评单',
	'rate-close': '评单截止',
	'hours-confirm': '催站里确认时长',
	'hours-alarm': '时长没确认，升一级',
	'hours-red': '时长没确认，亮红',
	'unserved-ask': '再问居民怎么办',
	'unserved-close': '没等到回话，收起',
	'returned-close': '退回的单收起',
	'merged-check': '查并入的单',
	digest: '发日报',
	draft: '提醒没说完的单',
};
const kindWords = (kind) => KINDS[kind] ?? KINDS[kind?.split('-')[0]] ?? '到了一个时限';

const face = document.querySelector('#clock');
const chip = document.querySelector('#next');
let next;
let kind = '';

/** 11月25日 20:23: a day by its date, since the clock moves from one to the other. */
const dated = (at) => `${localOf(at).date} ${localOf(at).clock}`;

/** Countdown as 3:41:07, or 2 天 3 时. */
function left(ms) {
	const s = Math.max(0, Math.round(ms / 1000));
	if (s >= 172_800) return `${Math.floor(s / 86_400)} 天 ${Math.floor((s % 86_400) / 3600)} 小时`;
	return `${Math.floor(s / 3600)}:${[Math.floor(s / 60) % 60, s % 60].map((n) => String(n).padStart(2, '0')).join(':')}`;
}

/** Keeps the desk's clock and the countdown running. */
export function tick() {
	const { date, weekday, clock } = localOf(now());
	face.dateTime = new Date(now()).toISOString();
	face.textContent = `${date} ${weekday} ${clock}`;
	chip.hidden = !next;
	if (!next) return;
	chip.className = `chip ${next - now() < 6e4 ? 'late' : 'soon'}`;
	chip.textContent = next > now() ? `${kind || '下一个时限'}，还剩 ${left(next - now())}` : `${kind || '时限'}，到点了`;
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
	const moved = `服务台自己的钟从 ${before} 拨到 ${dated(Date.parse(at))}，只往前，不会倒回。`;
	if (!fired.length) return `${moved}\n眼下没有要到时限的事。先点一单再拨。`;
	const times = new Map();
	for (const one of fired) {
		const words = `${localOf(Date.parse(one.at)).clock} ${kindWords(one.kind)}${/^\d{4}-\d{3,}$/.test(one.subject) ? `（${one.subject}）` : ''}`;
		times.set(words, (times.get(words) ?? 0) + 1);
	}
	const all = [...times].map(([words, n]) => (n > 1 ? `${words} ×${n}` : words));
	return `${moved}\n发生了：${all.slice(0, 8).join('；')}${all.length > 8 ? `；等 ${all.length} 件` : ''}。`;
}
