import { byLanguage } from '../../bot/text/render.ts';
import { pageEn } from './words-en.ts';
import { type PageWords, pageZhCn } from './words-zh-cn.ts';

/** The words of the pages in a language; Chinese for one that is not known. */
export const pageWords = byLanguage<PageWords>({ 'zh-CN': pageZhCn, en: pageEn });

/** Fills {places}; the scripts do the same (words.js). */
export const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
	text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** Words for a script, as lines of the body's data: key=text, without a sign to escape. */
export const wordLines = (words: Readonly<Record<string, string>>): string =>
	Object.entries(words)
		.map(([key, text]) => `${key}=${text}`)
		.join('\n');
