/* What tests ask of a page. Evaluated in the browser before its own scripts, so plain JavaScript. */
globalThis.look = {
	/** Where the keyboard is: words, tag, and whether an outline shows it. */
	focus() {
		const at = document.activeElement;
		const label = at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.innerText ?? '';
		const { outlineStyle, outlineWidth } = getComputedStyle(at);
		return { words: label.trim(), tag: at.tagName, visible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
	},

	/** Names an element so that somebody finds it. */
	nameOf: (el) =>
		`${el.tagName.toLowerCase()}.${el.className || '-'} “${(el.innerText || el.getAttribute('aria-label') || '').trim().slice(0, 20)}”`,

	/** What may be pressed or written into, as far as it is shown and in use. */
	targets() {
		const all = document.querySelectorAll('a, button, input, select, textarea, summary');
		return [...all].filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.disabled);
	},

	/** What makes the page wider than its window. */
	sideways() {
		const root = document.scrollingElement;
		if (root.scrollWidth <= root.clientWidth) return [];
		const wide = [...document.body.querySelectorAll('*')].filter((el) => el.getBoundingClientRect().right > innerWidth + 0.5);
		return [`page is ${root.scrollWidth} wide in ${root.clientWidth}`, ...wide.slice(0, 5).map(look.nameOf)];
	},

	/** Targets smaller than 44 px, choices lower than 48 px. */
	small() {
		const short = (el) => {
			const { width, height } = el.getBoundingClientRect();
			const least = el.closest('.choices') ? 48 : 44;
			return height < least - 0.1 || width < 43.9 ? [`${look.nameOf(el)} ${Math.round(width)}×${Math.round(height)}`] : [];
		};
		return look.targets().flatMap(short);
	},

	/** Targets in the window that something else lies over. */
	covered() {
		const under = (el) => {
			// in the window or the scrolled part of it that shows the target's middle
			const { left, top, width, height } = el.getBoundingClientRect();
			const [x, y] = [left + width / 2, top + height / 2];
			const scroller = el.closest('.log, .columns, .strips, nav');
			const box = scroller?.getBoundingClientRect() ?? { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
			if (
				x < Math.max(0, box.left) ||
				y < Math.max(0, box.top) ||
				x >= Math.min(innerWidth, box.right) ||
				y >= Math.min(innerHeight, box.bottom)
			)
				return [];
			const hit = document.elementFromPoint(x, y);
			return el.contains(hit) || hit?.contains(el) ? [] : [`${look.nameOf(el)} under ${hit && look.nameOf(hit)}`];
		};
		return look.targets().flatMap(under);
	},

	/** A page with composers shows at least one of them whole: one always sees where to write. The demo has one a column, and its columns scroll. */
	mute() {
		const all = [...document.querySelectorAll('.say textarea')].filter((el) => el.checkVisibility({ visibilityProperty: true }));
		const whole = ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
		return all.length === 0 || all.some((el) => whole(el.getBoundingClientRect())) ? [] : ['no composer is wholly in the window'];
	},

	/** Words in the page's main part and its talk that are not shown. */
	unseen() {
		const words = [];
		const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			const el = node.parentElement;
			if (!node.data.trim() || el.closest('form, nav, noscript, [hidden], .acts, .sr')) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const { width, height } = range.getBoundingClientRect();
			if (!width || !height || !el.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
				words.push(node.data.trim());
		}
		return words;
	},

	/** Words in another colour than black: a printer may have no other. */
	coloured() {
		const all = [...document.querySelectorAll('main *')];
		return all.filter((el) => el.checkVisibility() && getComputedStyle(el).color !== 'rgb(0, 0, 0)').map(look.nameOf);
	},

	/** Parts of the page that would print only what is scrolled into view. */
	clipped() {
		const all = [...document.querySelectorAll('main, main *')];
		const cut = (el) => /auto|scroll|hidden/.test(getComputedStyle(el).overflowY) && el.scrollHeight > el.clientHeight + 1;
		return all.filter((el) => el.checkVisibility() && !el.closest('form, .sr') && cut(el)).map(look.nameOf);
	},
};
