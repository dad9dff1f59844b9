import { localOf, make, momentWords, say } from './words.js';

const NUMBER = /(\d{4}-\d{3,})/;
const KINDS = {
	late: /^急$|打电话|超时|低分|Emer|Over|Low/,
	info: /集单|Coll/,
	soon: /派|急补|抢单|催|ffer|Disp|Subs/,
	done: /时长|评|完成|Hours/,
};

/** Order numbers in bold. */
const line = (tag, text) => {
	const el = make(tag);
	el.append(...text.split(NUMBER).map((piece, i) => (i % 2 ? make('b', '', piece) : piece)));
	return el;
};

/** 【…】 in front becomes a chip, lines like 时间：… a table. True for a card. */
function fill(bubble, text) {
	const [, kind, number = '', rest] = /^(?:[【[]([^】\]\n]{1,24})[】\]]\s*(\d{4}-\d{3,}(?=\s|$))?)?\s*(.*)$/s.exec(text);
	if (kind) {
		const head = line('p', number);
		head.className = 'head';
		head.prepend(make('span', `chip ${Object.keys(KINDS).find((name) => KINDS[name].test(kind))}`, kind));
		bubble.append(head);
	}
	const pairs = rest.split('\n').map((one) => [one, /^([\u4e00-\u9fff]{2,4}|[A-Z][a-z]{3,8})(?:：|: )(\S.*)$/.exec(one)]);
	let list;
	pairs.forEach(([one, pair], i) => {
		if (pair && (pairs[i - 1]?.[1] || pairs[i + 1]?.[1])) {
			if (!list) {
				list = make('dl');
				bubble.append(list);
			}
			list.append(make('dt', '', pair[1]), line('dd', pair[2]));
		} else {
			list = undefined;
			if (rest) bubble.append(line('p', one));
		}
	});
	return kind;
}

/** The talk on the page. */
export function thread(log, press) {
	const groups = [];
	const mine = new Map();
	const seqs = new Set();
	let last = 0;
	let dots;
	const end = () => {
		// on low screens the page scrolls, not the talk
		const box = getComputedStyle(log).overflowY === 'visible' ? document.scrollingElement : log;
		box.scrollTop = box.scrollHeight;
	};

	const near = () => log.scrollHeight - log.scrollTop - log.clientHeight < 150;
	let stuck = true;
	log.addEventListener('scroll', () => {
		stuck = near();
	});
	new ResizeObserver(() => stuck && end()).observe(log);

	/** What is still on its way comes later in the thread. */
	function put(el, at, toldsWay) {
		log.querySelector('.empty')?.remove();
		const atEnd = near();
		const place = toldsWay ? dots : ([...mine.values()].find((own) => !own.seq)?.el ?? dots);
		if (at - last > 6e5 || (last && localOf(at).date !== localOf(last).date)) {
			const day = make('p', 'day', momentWords(at));
			day.dataset.at = at;
			log.insertBefore(day, place ?? null);
		}
		last = Math.max(at, last);
		log.insertBefore(el, place ?? null);
		if (atEnd || toldsWay) end();
	}

	function ownBubble(text, at, state) {
		const el = make('div', 'msg own');
		el.tabIndex = -1;
		el.append(make('span', 'sr', say('me')), make('div', 'bubble', text), make('small', '', `${localOf(at).clock} ${state}`));
		return el;
	}

	function choicesOf({ seq, choices }) {
		const box = make('div', 'choices btns');
		box.setAttribute('role', 'group');
		box.setAttribute('aria-label', say('choose'));
		for (const choice of choices) {
			const button = make('button', '', choice.label);
			Object.assign(button.dataset, { seq, choice: choice.id });
			button.onclick = () => press(choice, button);
			box.append(button);
		}
		groups.push(box);
		return box;
	}

	/** A word means a label, or its number. */
	const meant = (box, label) => {
		const all = [...box.children];
		const [, n] = /^(\d{1,2})(?=\s|$)/.exec(label) ?? [];
		return all.find((one) => one.textContent === label || (n && one.textContent.startsWith(`${n} `))) ?? (n && all[n - 1]);
	};

	/** A word answers the newest open group that offers it; all are quiet then, not dead. */
	function answered(label, pressed) {
		for (const box of groups) box.classList.add('old');
		const open = [...groups].reverse().filter((one) => !one.classList.contains('done'));
		const box = open.find((one) => (pressed ? one.contains(pressed) : meant(one, label)));
		if (!box) return;
		const chosen = pressed ?? meant(box, label);
		box.classList.add('done');
		for (const button of box.children) button.disabled = true;
		chosen.classList.add('taken');
		chosen.setAttribute('aria-pressed', 'true');
	}

	function typing(on) {
		dots?.remove();
		dots = undefined;
		if (!on) return;
		dots = make('div', 'typing');
		dots.setAttribute('aria-hidden', 'true');
		dots.append(make('i'), make('i'), make('i'));
		log.append(dots);
		end();
	}

	return {
		end,
		answered,
		typing,
		/** A message of the thread, once. */
		add({ seq, at: when, direction, text, choices }) {
			if (seqs.has(seq)) return;
			seqs.add(seq);
			const at = Date.parse(when);
			if (direction === 'in') {
				// their answer is still on its way here: one bubble, not two
				const own = [...mine.values()].find((one) => !one.seq && !one.kept && one.text === text);
				if (own) own.seq = seq;
				else {
					answered(text);
					put(ownBubble(text, at, say('done')), at);
				}
				return;
			}
			typing(false);
			const el = make('div', 'msg');
			const bubble = make('div', 'bubble');
			const card = fill(bubble, text);
			el.append(make('span', 'sr', say('desk')), bubble);
			if (choices?.length) (card ? bubble : el).append(choicesOf({ seq, choices }));
			put(el, at);
		},
		/** A bubble for what is being sent; `kept` = left by an earlier page. */
		sending(item, at, kept) {
			const text = item.label ?? item.text;
			const el = ownBubble(text, at, say('sending'));
			if (kept) log.append(el);
			else put(el, at, true);
			mine.set(item.id, { el, text, kept });
			return el;
		},
		/** How the sending goes; `seq` when received. */
		state({ id }, state, seq) {
			const own = mine.get(id);
			own.el.dataset.state = state;
			const small = own.el.lastChild;
			small.textContent = `${small.textContent.split(' ')[0]} ${say(state)}`;
			if (state !== 'done' && state !== 'failed') return;
			mine.delete(id);
			if (state === 'failed') return;
			if (seqs.has(seq) && own.seq !== seq) own.el.remove();
			seqs.add(seq);
		},
		/** 今天 becomes 昨天 when the desk's clock moves on. */
		redate() {
			for (const day of log.querySelectorAll('.day')) day.textContent = momentWords(Number(day.dataset.at));
		},
	};
}
