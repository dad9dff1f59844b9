import { SURE_INTENT } from '../../understand/judge.ts';
import type { Intent } from '../../understand/labels.ts';
import type { Meaning } from '../../understand/meaning.ts';
import { normalise } from '../../understand/normalise.ts';
import { englishWant } from './wants-english.ts';

/** What free words want that is no order: `missed` = nobody came at the agreed time, which is asked about and complained of in the same words. */
export type Want = 'status' | 'cancel' | 'rate' | 'missed' | 'retime' | 'complaint';

const NOBODY_CAME =
	/没(?:有)?人(?!接|管|理|回|帮|在|能|会|做|搭)|(?:没(?:有)?|不|未)(?:见人|见|见着|看见|看到|等到|到|来|露面|出现)|(?:人|影子?)(?:都|也|就|还)?(?:没(?:有)?|不)(?:见|来|到|有|影)|爽约|鸽子|白等|空等/u;
const ANOTHER_TIME =
	/改(?:到|成|在|为|去|期|天|个?时间|一?下时间|下?周|下?星期|明|后)|换(?:个|一个|一?下|一|到|成)?(?:时间|日子|时候|天|上午|下午|周|星期|礼拜|明|后)|推迟|延后|延期|提前(?!告|说|谢|通知)|提早|往[后前]|顺延|缓[一两几]天|挪(?:到|一|个|下)/u;

/** Where a status and a rating, or a new time and what is near it, share the likelihood, together they are sure. */
const TOGETHER = 0.6;

const isWant = (intent: Intent): intent is Intent & Want => ['status', 'cancel', 'rate', 'complaint'].includes(intent);

/** What the words want of an order that exists; null for a wish and for anything unsure. Without a meaning they are taken for English. */
export function wantOf(text: string, meaning: Meaning | null): Want | null {
	const said = normalise(text);
	if (!meaning) return englishWant(said);
	const likely = (...intents: readonly Intent[]): number =>
		meaning.intents.filter(({ what }) => intents.includes(what)).reduce((sum, { p }) => sum + p, 0);
	if (ANOTHER_TIME.test(said) && likely('other', 'status', 'cancel') >= TOGETHER) return 'retime';
	if (NOBODY_CAME.test(said) && likely('status', 'rate') >= TOGETHER) return 'missed';
	const { intent, confidence } = meaning;
	return confidence >= SURE_INTENT && isWant(intent) ? intent : null;
}
