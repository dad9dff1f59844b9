import { chatApi } from './api.js';
import { follow } from './live.js';
import { outbox } from './outbox.js';
import { strips } from './strip.js';
import { thread } from './thread.js';
import { heardAt, now, say } from './words.js';

/** One person's talk: the section of talk.ts, brought to life. */
export class Talk {
	messages = [];
	orders = [];
	#loaded = false;
	#stop;
	#quiet;

	/** hear(talk, messages, first) after each delivery. */
	constructor(root, { hear, rest } = {}) {
		this.root = root;
		this.as = root.dataset.as;
		this.hear = hear;
		this.rest = rest;
		this.log = this.find('.log');
		this.field = this.find('textarea');
		this.api = chatApi(this.as);
		this.thread = thread(this.log, (choice, button) => this.#pressed(choice, button));
		this.outbox = outbox(this.api, this.as, (...told) => this.#told(...told));
		this.#listen();
	}

	find(selector) {
		return this.root.querySelector(selector);
	}

	start() {
		if (this.#stop) return;
		this.#stop = new AbortController();
		this.log.setAttribute('aria-busy', !this.#loaded);
		if (!this.#loaded) for (const item of this.outbox.restore()) this.thread.sending(item, item.at, true);
		const hooks = {
			take: (messages, data) => this.#take(messages, data),
			net: (on) => this.#net(on),
			refused: () => this.#notice(say('missing')),
			after: this.messages.at(-1)?.seq ?? 0,
			rest: this.rest,
		};
		void follow(this.api, hooks, this.#stop.signal);
	}

	/** Gives the connection back. */
	pause() {
		this.#stop?.abort();
		this.#stop = undefined;
	}

	#listen() {
		const { field, log } = this;
		const form = this.find('form');
		const grow = () => {
			field.rows = Math.min(5, field.value.split('\n').length + Math.floor(field.value.length / 24));
		};
		form.onsubmit = (event) => {
			event.preventDefault();
			this.say(field.value);
			field.value = '';
			grow();
			field.focus();
		};
		// keeps the keyboard of a phone open
		this.find('.go').onpointerdown = (event) => document.activeElement === field && event.preventDefault();
		field.onkeydown = (event) => {
			if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
			event.preventDefault();
			form.requestSubmit();
		};
		field.oninput = grow;
		this.root.addEventListener('click', ({ target }) => {
			if (target.dataset.word === undefined) return;
			const menu = target.closest('details');
			(menu?.firstElementChild ?? log).focus({ preventScroll: true });
			if (menu) menu.open = false;
			this.say(target.textContent);
		});
		for (const event of ['offline', 'online']) addEventListener(event, () => this.#net(navigator.onLine));
	}

	say(text) {
		if (text.trim()) this.#send({ text: text.trim() });
	}

	#send(what, button) {
		const item = this.outbox.add(what);
		this.thread.answered(item.label ?? item.text, button);
		const el = this.thread.sending(item, now());
		if (this.#loaded) this.outbox.flush();
		return el;
	}

	#pressed({ id, label }, button) {
		const held = document.activeElement === button;
		const el = this.#send({ choice: id, label }, button);
		if (held) el.focus({ preventScroll: true });
	}

	#told(item, state, detail) {
		this.thread.state(item, state, detail);
		if (state === 'retry') this.#net(false);
		else if (state === 'done') {
			this.#net(true);
			this.thread.typing(!this.messages.some((one) => one.direction === 'out' && one.seq > detail));
			clearTimeout(this.#quiet);
			this.#quiet = setTimeout(() => this.thread.typing(false), 8000);
		} else if (state === 'failed') {
			this.#notice(say(detail === 413 ? 'long' : 'bad'));
			this.field.value ||= item.text ?? '';
		}
	}

	#take(messages, data) {
		if (data.now) heardAt(data.now);
		for (const message of messages) {
			heardAt(message.at);
			this.messages.push(message);
			this.thread.add(message);
		}
		this.orders = data.orders ?? this.orders;
		this.draw();
		const first = !this.#loaded;
		if (first) {
			this.#loaded = true;
			this.outbox.flush();
			this.thread.end();
			this.log.setAttribute('aria-busy', false);
		}
		this.hear?.(this, messages, first);
	}

	/** Words about time grow old. */
	draw() {
		strips(this.find('.strips'), this.orders, (word) => this.say(word));
		this.thread.redate();
	}

	#net(on) {
		// an answer that was under way may come in after the net is gone
		this.#notice(on && navigator.onLine ? '' : say(navigator.onLine ? 'away' : 'offline'));
	}

	#notice(text) {
		const box = this.find('.net[role]');
		if (box.textContent !== text) box.textContent = text;
		box.hidden = !text;
	}
}
