import { SURE_INTENT } from '../../understand/judge.ts';
import type { Intent } from '../../understand/labels.ts';
import type { Meaning } from '../../understand/meaning.ts';
import { normalise } from '../../understand/normalise.ts';
import { faqTopicOf } from './faq-topic.ts';
import { type OffTopic, offTopicOf } from './off-topic.ts';
import { englishWant } from './wants-english.ts';

/**
 * What free words want that is no order: `missed` = nobody came at the agreed time, which is asked about and complained of in the same words;
 * `question` = about the desk itself (`faq-topic.ts`); `unsure` = one of several, `other` = plainly none of what the desk does.
 */
export type Want =
	| 'status'
	| 'cancel'
	| 'rate'
	| 'missed'
	| 'retime'
	| 'complaint'
	| 'question'
	| 'greeting'
	| 'unsure'
	| 'other'
	| OffTopic;

const NOBODY_CAME =
	/没(?:有)?人(?!接|管|理|回|帮|在|能|会|做|搭)|(?:没(?:有)?|不|未)(?:见人|见|见着|看见|看到|等到|到|来|露面|出现)|(?:人|影子?)(?:都|也|就|还)?(?:没(?:有)?|不)(?:见|来|到|有|影)|爽约|鸽子|白等|空等/u;
const ANOTHER_TIME =
	/改(?:到|成|在|为|去|期|天|个?时间|一?下时间|下?周|下?星期|明|后)|换(?:个|一个|一?下|一|到|成)?(?:时间|日子|时候|天|上午|下午|周|星期|礼拜|明|后)|推迟|延后|延期|提前(?!告|说|谢|通知)|提早|往[后前]|顺延|缓[一两几]天|挪(?:到|一|个|下)/u;

/** Where a status and a rating, or a new time and what is near it, share the likelihood, together they are sure. */
const TOGETHER = 0.6;

const WANTS: readonly Intent[] = ['status', 'cancel', 'rate', 'complaint', 'greeting', 'other'];
const isWant = (intent: Intent): intent is Intent & Want => WANTS.includes(intent);
/** Sure of these, a question beside them is not what the words are about. */
const OWN: readonly Intent[] = ['request', 'status', 'cancel', 'rate', 'complaint'];

/** Words that ask for somebody to help. */
export const ASKS_FOR_HELP = /(?:想|要|能不能|可以)(?:请|找|喊|叫)|请人|找人|帮我|有没有人/u;
const HALF_A_WISH = 0.2;
const GREETS =
	/好|谢|辛苦|麻烦|打扰|再[见会]|拜拜|回见|安(?!装|排)|在[吗嘛么不没]|有人|喂|收到|晓得|知道|明白|早|嗨|哈[喽啰]|问候|祝|新年|抱拳|玫瑰|\b(?:hi|hello|morning|bye|thanks|thx)\b/u;

/** What the words want of an order that exists; null for a wish and for anything unsure. Without a meaning they are taken for English. */
export function wantOf(text: string, meaning: Meaning | null): Want | null {
	const said = normalise(text);
	const asks = faqTopicOf(text) !== null;
	const off = offTopicOf(text);
	if (off === 'orders-to-program') return off;
	if (!meaning) return englishWant(said) ?? (asks ? 'question' : off);
	const likely = (...intents: readonly Intent[]): number =>
		meaning.intents.filter(({ what }) => intents.includes(what)).reduce((sum, { p }) => sum + p, 0);
	if (ANOTHER_TIME.test(said) && likely('other', 'status', 'cancel') >= TOGETHER) return 'retime';
	if (NOBODY_CAME.test(said) && likely('status', 'rate') >= TOGETHER) return 'missed';
	const { intent, confidence } = meaning;
	const isSure = confidence >= SURE_INTENT;
	if (off && !(isSure && OWN.includes(intent))) return off;
	// who wants help and asks what it costs is told so with the item
	if (asks && !(isSure && OWN.includes(intent)) && !(ASKS_FOR_HELP.test(said) && likely('request') >= HALF_A_WISH)) return 'question';
	// noises sound like a greeting to the model
	if (intent === 'greeting' && !GREETS.test(said)) return null;
	if (isSure) return isWant(intent) ? intent : null;
	return intent === 'request' && ASKS_FOR_HELP.test(said) ? null : 'unsure';
}
