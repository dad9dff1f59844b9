import { XMLParser } from 'fast-xml-parser';

/** The fields of one element: text, further elements, or a list where a name occurs again. */
export type XmlFields = Readonly<Record<string, unknown>>;

/** One of these alone must not read otherwise than two of them (channels.md F). */
const LISTS: readonly string[] = ['SelectedItem', 'OptionId'];

const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => LISTS.includes(name) });

const CDATA = /<!\[CDATA\[[\s\S]*?\]\]>/g;
const DECLARATION = /^\uFEFF?\s*<\?xml[^<>]*\?>/;
/** A mark-up that is no plain tag: DOCTYPE, ENTITY, a comment, an instruction, attributes, a section left open. */
const NOT_PLAIN = /<(?!\/?[A-Za-z_][\w.-]*\s*\/?>)/;

const isFields = (value: unknown): value is XmlFields => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields of `<xml>…</xml>` as WeCom writes it: plain tags and CDATA, nothing else. Whatever else there is outside CDATA,
 * DOCTYPE and ENTITY first of all, is refused before the parser sees it; within CDATA it is what somebody wrote. Numbers stay
 * text (00123). Null for what cannot be read; never throws.
 */
export function xmlFields(text: string): XmlFields | null {
	if (NOT_PLAIN.test(text.replace(DECLARATION, '').replace(CDATA, ''))) return null;
	try {
		const parsed: unknown = parser.parse(text);
		return isFields(parsed) && Object.hasOwn(parsed, 'xml') && isFields(parsed['xml']) ? parsed['xml'] : null;
	} catch {
		return null;
	}
}

/** The text of a field; null where it is missing, empty, no text or given twice. */
export function textOf(fields: XmlFields, name: string): string | null {
	const value = Object.hasOwn(fields, name) ? fields[name] : null;
	return typeof value === 'string' && value !== '' ? value : null;
}
