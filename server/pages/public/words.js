// The demo's clock may be ahead of the browser's, and never goes back.
let ahead = 0;
/** Tells that the desk's time is at least this. */
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
const format = new Intl.DateTimeFormat('zh-CN', options);

/** A moment (ms) in the desk's zone: date 11月26日, weekday 周四, clock 9:05. */
export function localOf(at) {
	const { month, day, weekday, hour, minute } = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
	return { date: `${month}月${day}日`, weekday, clock: `${Number(hour)}:${minute}` };
}

/** 今天 18:00, 明天 9:00, 周四 11月26日 9:00 */
export function momentWords(at) {
	const { date, weekday, clock } = localOf(at);
	const near = ['昨天', '今天', '明天'].find((_, i) => localOf(now() + (i - 1) * 864e5).date === date);
	return `${near ?? `${weekday} ${date}`} ${clock}`;
}

/** An element with a class and a text. */
export function make(tag, name = '', text = '') {
	const el = document.createElement(tag);
	if (name) el.className = name;
	el.textContent = text;
	return el;
}
