import { fold } from '../../understand/normalise.ts';

const HAN = /\p{Script=Han}/u;
/**
 * Words that only a sentence in English has. Not among them what Chinese speakers write as well: ok, hi, hello, bye, the letters
 * and streets of an address.
 */
const ENGLISH =
	/(?:^|[^a-z])(?:i|i'[a-z]{1,2}|my|me|we|our|you|your|the|an|to|for|with|from|is|are|am|can|could|would|need|want|help|please|someone|somebody|something|how|what|when|where|who|have|has|menu|orders)(?=$|[^a-z])/iu;
const LETTERS = /[a-z]{2}/iu;
/** What is written in every language. */
const ANY_LANGUAGE = /^(?:ok|okay|hi|hello|hey|bye|yes|no|y|n|thanks?|thx|[a-z]\d*)$/iu;

/**
 * The language of somebody's very first words; null where they do not tell: a number, ok, an address. `hint` = the language of the
 * person's program (Telegram's language_code, the web page); it decides where words are Latin but no sentence.
 */
export function firstLanguage(text: string, hint: string | null): 'zh-CN' | 'en' | null {
	const said = fold(text).replace(/[’‘]/gu, "'");
	if (HAN.test(said)) return 'zh-CN';
	if (ENGLISH.test(said)) return 'en';
	return hint === 'en' && LETTERS.test(said) && !ANY_LANGUAGE.test(said) ? 'en' : null;
}
