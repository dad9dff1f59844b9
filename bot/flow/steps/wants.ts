import { say } from '../../text/render.ts';
import type { Meaning } from '../../understand/meaning.ts';
import { masked } from '../../understand/model/mask.ts';
import { normalise } from '../../understand/normalise.ts';
import { hanIn, isChinese } from '../../understand/script.ts';
import { actId } from '../act.ts';
import type { Decision } from '../decision.ts';
import { isStaff } from '../me.ts';
import { afterwards, type Base, done, type Step } from '../needs.ts';
import { faqTopicOf } from '../parse/faq-topic.ts';
import { orderNumberIn } from '../parse/order-number-in.ts';
import { type Want, wantOf } from '../parse/wants.ts';
import { openMenu, understandsWish } from './draft.ts';
import { READABLE } from './draft-context.ts';
import { faqStep } from './faq.ts';
import { cancelStep, missedStep, rateStep, retimeStep, statusStep } from './own-orders.ts';
import { referStep } from './refer.ts';
import { courtesyStep, staleButton } from './unclear.ts';

/** Free words that want something else than ordering, from any state of the talk; a draft stays as it is. */

const STEPS: { readonly [W in Want]: (text: string, base: Base) => Step } = {
	status: statusStep,
	cancel: cancelStep,
	rate: rateStep,
	missed: (text, base) => missedStep(text, statusStep, base),
	retime: retimeStep,
	complaint: referStep,
	question: (text, base) => faqStep(faqTopicOf(text) ?? 'who', text, base),
	greeting: (text, base) => courtesyStep(SAYS_THANKS.test(text) ? 'thanks' : 'hello', base),
};

/** What the words want; null = a wish, or an answer to the draft's question. */
function wantIn(text: string, given: Meaning | null, base: Base): Want | null {
	const { talk, world } = base;
	if (!talk.draft) return wantOf(text, given ?? (isChinese(text) ? world.meaningOf(text) : null));
	// so short an answer was not shown to the model, and the draft's own question comes first
	if (!given && isChinese(text)) return faqTopicOf(text) && !understandsWish(text, base) ? 'question' : null;
	const want = wantOf(text, given);
	if (want === 'retime') return orderNumberIn(text) === null ? null : want;
	return want && understandsWish(text, base) && !saysMore(want, text, given) ? null : want;
}

const SAYS_THANKS = /谢|辛苦|麻烦|感激|费心|好的|收到/u;

/** Words in which a draft finds something answer it, unless the model has no doubt of something else; and a courtesy goes with an answer. */
const saysMore = (want: Want, text: string, meaning: Meaning | null): boolean =>
	want !== 'greeting' && (want === 'question' || hanIn(masked(normalise(text))) > ANSWER) && (meaning?.confidence ?? 0) >= NO_DOUBT;
const ANSWER = 12;
const NO_DOUBT = 0.9;

/** What is wanted, done; with a draft, a button that leads back to it. */
export function wantStep(text: string, meaning: Meaning | null, otherwise: () => Step, base: Base): Step {
	// so long a text is said to be too long, and staff have their own words
	const want = text.length > READABLE ? null : wantIn(text, meaning, base);
	return want && !(isStaff(base.me) && want === 'greeting')
		? afterwards(STEPS[want](text, base), (decision) => withWayBack(decision, base))
		: otherwise();
}

function withWayBack(decision: Decision, { me }: Base): Decision {
	const last = decision.tellings.at(-1);
	if (!decision.talk.draft || !last || last.to !== me.id || decision.talk.asked) return decision;
	const resume = { id: actId('resume'), label: say(me.language, 'draft.choice-resume') };
	if (last.choices.some(({ id }) => id === resume.id)) return decision;
	return { ...decision, tellings: [...decision.tellings.slice(0, -1), { ...last, choices: [...last.choices, resume] }] };
}

/** A button for what words may have meant that were said before; they go on as if they had meant just that. Without them, by the button alone. */
export function pressedWant(code: string | undefined, words: string | null, asWish: (words: string) => Step, base: Base): Step {
	const text = words ?? '';
	switch (code) {
		case 'request':
			return text === '' ? done(openMenu(base)) : asWish(text);
		case 'status':
		case 'cancel':
		case 'rate':
		case 'complaint':
			return afterwards(STEPS[code](text, base), (decision) => withWayBack(decision, base));
		default:
			return staleButton(base);
	}
}
