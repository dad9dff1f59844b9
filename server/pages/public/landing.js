// Search over the menu that is on the page, and its lines as links into the chat.
const [menu, find, field, none, often] = ['menu', 'find', 'q', 'none', 'often'].map((id) => document.getElementById(id));
const words = menu.dataset;
// how neighbours say it, and how the menu says it
const LIKE = words.like.split(',').map((pair) => pair.split(':'));

for (const item of menu.querySelectorAll('.cards li')) {
	const link = item.querySelector('a') ?? document.createElement('a');
	const to = new URL(words.chat, location);
	to.searchParams.set('say', words.wish.replace('{item}', item.querySelector('b').textContent));
	link.href = to;
	if (link.parentNode) continue;
	link.append(...item.childNodes);
	item.append(link);
}

function search() {
	const said = field.value.trim();
	const low = said.toLowerCase();
	const like = LIKE.filter(([word]) => low.includes(word)).map(([, name]) => name);
	const wanted = like.length ? like : low.replace(new RegExp(words.filler, 'gu'), ' ').split(/\s+/).filter(Boolean);
	let hits = 0;
	for (const fold of menu.querySelectorAll('details')) {
		let own = 0;
		for (const item of fold.querySelectorAll('li')) {
			const text = item.textContent.toLowerCase();
			item.hidden = said && !wanted.some((word) => text.includes(word));
			own += !item.hidden;
		}
		fold.open = said && own;
		fold.hidden = !own;
		hits += own;
	}
	if (often) often.hidden = said;
	none.hidden = !said;
	none.textContent = hits ? words.found.replace('{count}', hits) : words.nothing.replace('{said}', said);
}

find.hidden = false;
find.oninput = search;
find.onsubmit = (event) => event.preventDefault();
