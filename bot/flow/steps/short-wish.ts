/** So much of the words of a wish stands for it while its item is not known. */
const SHOWN = 20;
const CLAUSE_END = /[,，。;；!！?？、\n]/u;

/** The whole clauses at the beginning of a wish that are short enough to name it by; a longer first one ends in …. */
export function shortWish(words: string): string {
	const text = words.trim();
	if (text.length <= SHOWN) return withoutEnd(text);
	const end = [...text.slice(0, SHOWN + 1)].findLastIndex((one) => CLAUSE_END.test(one));
	return end > 0 ? withoutEnd([...text].slice(0, end).join('')) : `${[...text].slice(0, SHOWN).join('')}…`;
}

const withoutEnd = (text: string): string => text.replace(/[\s,，。;；!！?？、]+$/u, '');
