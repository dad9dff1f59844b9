// Search over the menu that is on the page, and its lines as links into the chat.
const [menu, find, field, none, often] = ['menu', 'find', 'q', 'none', 'often'].map((id) => document.getElementById(id));
// how neighbours say it, and how the menu says it
const LIKE = {
	剪头: '理发',
	看病: '就医',
	电饭煲: '小家电',
	电器: '小家电',
	灯: '水电',
	买菜: '代买',
	快递: '代取',
	作业: '学业',
	官司: '法律',
	骗: '反诈',
	手机: '手机',
};

for (const item of menu.querySelectorAll('details li')) {
	const link = document.createElement('a');
	link.href = menu.dataset.chat + encodeURIComponent(`我想要${item.firstChild.textContent}`);
	link.append(...item.childNodes);
	item.append(link);
}

function search() {
	const said = field.value.trim();
	const words = Object.keys(LIKE).filter((word) => said.includes(word));
	const wanted = words.length
		? words.map((word) => LIKE[word])
		: said
				.replace(/[修教学找想帮我的个人]/g, ' ')
				.split(/\s+/)
				.filter(Boolean);
	let hits = 0;
	for (const fold of menu.querySelectorAll('details')) {
		let own = 0;
		for (const item of fold.querySelectorAll('li')) {
			item.hidden = said && !wanted.some((word) => item.textContent.includes(word));
			own += !item.hidden;
		}
		fold.open = said && own;
		fold.hidden = !own;
		hits += own;
	}
	if (often) often.hidden = said;
	none.hidden = !said;
	none.textContent = hits ? `找到 ${hits} 项` : `菜单里没有“${said}”。点“现在点单”直接说，服务台替您想办法。`;
}

find.hidden = false;
find.addEventListener('input', search);
find.addEventListener('submit', (event) => event.preventDefault());
