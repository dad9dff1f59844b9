import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Keys of all texts; Chinese is their source. */
export type TextKey = keyof typeof zhCn;
export type Texts = Readonly<Record<TextKey, string>>;
export type Params = Readonly<Record<string, string | number>>;

/** A further language is one more file and one more line here; a test holds its keys and placeholders equal. */
export const LANGUAGES = { 'zh-CN': zhCn, en } as const satisfies Readonly<Record<string, Texts>>;
type Language = keyof typeof LANGUAGES;

/** Chinese for everything that is not known: a person written by another version is answered all the same. */
const languageOf = (language: string): Language => (language in LANGUAGES ? (language as Language) : 'zh-CN');

/** {name} is filled; {count|order|orders} is the word that goes with a number, by the plural rule of the language (one, other). */
const PLACE = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

const PLURALS: Readonly<Record<Language, Intl.PluralRules>> = {
	'zh-CN': new Intl.PluralRules('zh-CN'),
	en: new Intl.PluralRules('en'),
};

/** A text in a person's language, its {placeholders} filled; an unknown language is answered in Chinese. */
export function say(language: string, key: TextKey, params: Params = {}): string {
	const known = languageOf(language);
	return LANGUAGES[known][key].replace(PLACE, (whole, name: string, one?: string, other?: string) => {
		const value = params[name];
		if (value === undefined) return whole;
		if (one === undefined || other === undefined) return String(value);
		return PLURALS[known].select(Number(value)) === 'one' ? one : other;
	});
}

/** ①②③…, and (21) beyond twenty. */
export const numeral = (n: number): string => (n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`);

/** 张建国 → 张*: what others may see of a name. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;

/** 13812341234 → 1234: what is shown of a phone number. */
export const phoneTail = (phone: string): string => phone.slice(-4);
