import { Talk } from './talk.js';

const KEY = 'wudan.big';
const big = document.querySelector('.big');
const root = document.documentElement.classList;
/** 大字, remembered on this device where it may be. */
function setBig(on) {
	root.toggle('large', on);
	big.setAttribute('aria-pressed', on);
	try {
		localStorage[KEY] = on;
	} catch {
		// not remembered
	}
}
try {
	setBig(localStorage[KEY] === 'true');
} catch {
	// not remembered
}

const talk = new Talk(document.querySelector('.talk'));
big.onclick = () => {
	setBig(!root.contains('large'));
	talk.thread.end();
};
// words that a link brought are written into the field, never sent
talk.field.value = new URLSearchParams(location.search).get('say')?.slice(0, 200) ?? '';
if (talk.field.value || matchMedia('(pointer: fine)').matches) talk.field.focus();
talk.start();
setInterval(() => talk.draw(), 6e4);
