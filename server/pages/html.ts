/** A piece of HTML that is safe as it stands: made by `html`, or by `raw` from our own constants. */
export class Html {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
	toString(): string {
		return this.text;
	}
}

/** What a template may hold: words are escaped, pieces are kept, lists are joined, nothing is nothing. */
export type Value = Html | string | number | false | null | undefined | readonly Value[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe in text and in quoted attributes alike. */
const escapeHtml = (words: string): string => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Our own constant markup. Never give it anything that a person wrote. */
export const raw = (markup: string): Html => new Html(markup);

function write(value: Value): string {
	if (value === null || value === undefined || value === false) return '';
	if (value instanceof Html) return value.text;
	if (typeof value === 'string') return escapeHtml(value);
	if (typeof value === 'number') return String(value);
	return value.map(write).join('');
}

/** Tagged template: whatever is put in is escaped, indentation between tags is dropped. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
	let text = '';
	parts.forEach((part, i) => {
		text += part.replace(/\n\s*/g, '') + (i < values.length ? write(values[i]) : '');
	});
	return new Html(text);
}
