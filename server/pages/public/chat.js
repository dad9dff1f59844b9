import { store } from './outbox.js';
import { Talk } from './talk.js';

const KEY = 'wudan.big';
const big = document.querySelector('.big');
const root = document.documentElement.classList;
function setBig(on) {
	root.toggle('large', on);
	big.setAttribute('aria-pressed', on);
	store((kept) => (kept[KEY] = on));
}
setBig(store((kept) => kept[KEY]) === 'true');

// the other language is for the desk too: said first, the page follows when the desk has answered
const other = document.querySelector('.lang');
let leaving;
const hear = (_, messages) => leaving && messages.some((one) => one.direction === 'out') && location.assign(other.href);
const talk = new Talk(document.querySelector('.talk'), { hear });
other.onclick = () => {
	leaving = true;
	talk.say(other.textContent);
	return false;
};
big.onclick = () => {
	setBig(!root.contains('large'));
	talk.thread.end();
};
// words that a link brought are written into the field, never sent; a binding code stands where no server and no preview sees it
const query = new URLSearchParams(location.search);
const [code] = /^\w{4,16}$/.exec(/^#bind=(.+)/.exec(location.hash)?.[1] ?? query.get('code') ?? '') ?? [];
talk.field.value = code ? `绑定${code}` : (query.get('say')?.slice(0, 200) ?? '');
if (code) {
	query.delete('code');
	history.replaceState(null, '', `?${query}`);
}
if (talk.field.value || matchMedia('(pointer: fine)').matches) talk.field.focus();
talk.start();
setInterval(() => talk.draw(), 6e4);
