// The demo's clock may be ahead, never back.
let ahead = 0;
export function heardAt(at) {
	const more = new Date(at) - Date.now();
	if (more > Math.max(ahead, 9e4)) ahead = more;
}
/** The desk's own time. */
export const now = () => Date.now() + ahead;
heardAt(document.body.dataset.now);

const options = {
	timeZone: document.body.dataset.zone,
	weekday: 'short',
	month: 'numeric',
	day: 'numeric',
	hour: 'numeric',
	minute: '2-digit',
	hourCycle: 'h23',
};
const { lang } = document.documentElement;
const english = lang === 'en';
const format = new Intl.DateTimeFormat(english ? 'en-GB' : 'zh-CN', { ...options, ...(english && { month: 'short' }) });
const words = new Map(document.body.dataset.words.split('\n').map((line) => line.split(/=(.*)/)));

/** A text that came with the page, its {places} filled; empty for none. */
export const say = (key, params = {}) => (words.get(key) ?? '').replace(/\{(\w+)\}/g, (_, name) => params[name]);

/** A moment (ms) in the desk's zone: date 26 Nov, weekday Thu, clock 9:05. */
export function localOf(at) {
	const { month, day, weekday, hour, minute } = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
	return { date: english ? `${day} ${month}` : `${month}月${day}日`, weekday, clock: `${Number(hour)}:${minute}` };
}

const NEAR = english ? ['yesterday', 'today', 'tomorrow'] : ['昨天', '今天', '明天'];
/** 今天 18:00; 9:00 on Thu 26 Nov */
export function momentWords(at) {
	const { date, weekday, clock } = localOf(at);
	const near = NEAR.find((_, i) => localOf(now() + (i - 1) * 864e5).date === date);
	const day = near ?? `${weekday} ${date}`;
	return english ? `${clock} ${near ? '' : 'on '}${day}` : `${day} ${clock}`;
}

export function make(tag, name = '', text = '') {
	const el = document.createElement(tag);
	if (name) el.className = name;
	el.textContent = text;
	return el;
}
