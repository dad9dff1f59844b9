import { zhCn } from './zh-cn.ts';

/** Keys of all texts; Chinese is their source. */
export type TextKey = keyof typeof zhCn;
export type Texts = Readonly<Record<TextKey, string>>;
export type Params = Readonly<Record<string, string | number>>;

/** A further language is one more file and one more line here; a test holds its keys and placeholders equal. */
export const LANGUAGES: Readonly<Record<string, Texts>> = { 'zh-CN': zhCn };

/** A text in a person's language, its {placeholders} filled; an unknown language is answered in Chinese. */
export function say(language: string, key: TextKey, params: Params = {}): string {
	const texts = LANGUAGES[language] ?? zhCn;
	return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** ①②③…, and (21) beyond twenty. */
export const numeral = (n: number): string => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`);

/** 张建国 → 张*: what others may see of a name. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;

/** 13812341234 → 1234: what is shown of a phone number. */
export const phoneTail = (phone: string): string => phone.slice(-4);
