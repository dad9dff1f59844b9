import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Keys of all texts; Chinese is their source. */
export type TextKey = keyof typeof zhCn;
export type Texts = Readonly<Record<TextKey, string>>;
export type Params = Readonly<Record<string, string | number>>;

/** A further language is one more file and one more line here; a test holds its keys and placeholders equal. */
export const LANGUAGES = { 'zh-CN': zhCn, en } as const satisfies Readonly<Record<string, Texts>>;
export type Language = keyof typeof LANGUAGES;

/** Chinese for everything that is not known: a person written by another version is answered all the same. */
const languageOf = (language: string): Language => (language in LANGUAGES ? (language as Language) : 'zh-CN');

/** {name} is filled; {count|order|orders} is the word that goes with a number, by the plural rule of the language (one, other). */
const PLACE = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/** What differs by language beside the texts: one entry each, Chinese for an unknown language. */
export const byLanguage =
	<T>(table: Readonly<Record<Language, T>>) =>
	(language: string): T =>
		table[languageOf(language)];

const pluralsOf = byLanguage({ 'zh-CN': new Intl.PluralRules('zh-CN'), en: new Intl.PluralRules('en') });

/** A text in a person's language, its {placeholders} filled; an unknown language is answered in Chinese. */
export function say(language: string, key: TextKey, params: Params = {}): string {
	return LANGUAGES[languageOf(language)][key].replace(PLACE, (whole, name: string, one?: string, other?: string) => {
		const value = params[name];
		if (value === undefined) return whole;
		if (one === undefined || other === undefined) return String(value);
		return pluralsOf(language).select(Number(value)) === 'one' ? one : other;
	});
}

/** ①②③…, and (21) beyond twenty. */
export const numeral = (n: number): string => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`);

/** 张建国 → 张*: what others may see of a name. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;

/** The same of somebody who may be nobody, or unnamed: then only the star. */
export const maskedName = (somebody: { readonly name: string | null } | null): string => maskName(somebody?.name ?? '');

/** 13812341234 → 1234: what is shown of a phone number. */
export const phoneTail = (phone: string): string => phone.slice(-4);

/** 张*、李*; Z*, L* and W*: a list by the rule of the language. */
export const listWords = (language: string, words: readonly string[]): string =>
	words.length < 2 ? words.join('') : [words.slice(0, -1).join(say(language, 'list.comma')), words.at(-1)].join(say(language, 'list.and'));

/** What the menu calls something, in a person's language. */
export const nameIn = (language: string, named: { readonly name: string; readonly nameEn: string }): string =>
	byLanguage({ 'zh-CN': named.name, en: named.nameEn })(language);

/** What a leader reads of an item; Chinese where the menu says nothing in the person's language. */
export const descriptionIn = (language: string, item: { readonly description: string; readonly descriptionEn: string }): string =>
	byLanguage({ 'zh-CN': item.description, en: item.descriptionEn })(language) || item.description;

/** Up to where a service goes; null = as far as it is described. */
export const limitIn = (language: string, item: { readonly limit: string | null; readonly limitEn: string | null }): string | null =>
	byLanguage({ 'zh-CN': item.limit, en: item.limitEn })(language) ?? item.limit;
