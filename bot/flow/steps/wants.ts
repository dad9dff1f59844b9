import { say } from '../../text/render.ts';
import type { Meaning } from '../../understand/meaning.ts';
import { masked } from '../../understand/model/mask.ts';
import { normalise } from '../../understand/normalise.ts';
import { hanIn, isChinese } from '../../understand/script.ts';
import { actId } from '../act.ts';
import { answer, type Decision } from '../decision.ts';
import { isStaff } from '../me.ts';
import { afterwards, type Base, done, type Step } from '../needs.ts';
import { FAQ_TOPICS, faqTopicOf } from '../parse/faq-topic.ts';
import { joinedWith } from '../parse/fragments.ts';
import { offTopicOf } from '../parse/off-topic.ts';
import { orderNumberIn } from '../parse/order-number-in.ts';
import { type Want, wantOf } from '../parse/wants.ts';
import { yesOf } from '../parse/yes-no.ts';
import { openMenu, understandsWish } from './draft.ts';
import { READABLE } from './draft-context.ts';
import { nextMissing } from './draft-question.ts';
import { faqStep } from './faq.ts';
import { keepingWords } from './fragments.ts';

import { humanStep } from './handoff.ts';

import { askTopic, insultStep, noneOfThese, offTopicStep, otherStep, unsureStep } from './not-plain.ts';

import { cancelStep, missedStep, rateStep, retimeStep, statusStep } from './own-orders.ts';
import { referStep } from './refer.ts';
import { courtesyStep, staleButton } from './unclear.ts';

/** Free words that want something else than ordering, from any state of the talk; a draft stays as it is. */

const STEPS: { readonly [W in Want]: (text: string, base: Base, options: readonly string[]) => Step } = {
	status: statusStep,
	cancel: cancelStep,
	rate: rateStep,
	missed: (text, base) => missedStep(text, statusStep, base),
	retime: retimeStep,
	complaint: referStep,
	question: (text, base) => faqStep(faqTopicOf(text) ?? 'who', text, base),
	greeting: (text, base) => courtesyStep(SAYS_THANKS.test(text) ? 'thanks' : 'hello', base),
	unsure: (text, base, options) => unsureStep(text, options, base),
	other: otherStep,
	insult: insultStep,
	pitch: offTopicStep('want.pitch'),
	'orders-to-program': offTopicStep('want.orders-to-program'),
};

/**
 * Where words that are not plain may be a wish all the same: a draft is open and waits for an answer, they go on with what was said a
 * moment ago, something of a wish is found in so few of them or in what the model hardly knows, or they begin with one (剪头发，另外…).
 */
function mayBeWish(want: Want, text: string, meaning: Meaning | null, base: Base): boolean {
	const { talk, saidAt } = base;
	// a yes to nothing is no sentence to judge
	if (talk.draft || joinedWith(text, talk, saidAt) !== null || yesOf(text) !== null) return true;
	const isShort = hanIn(masked(normalise(text))) <= SHORT;
	const isVague = meaning?.intent === 'request' || (want === 'unsure' && meaning?.intent === 'other');
	const understands = (words: string, what: Meaning | null): boolean => understandsWish(words, { ...base, meaning: what });
	if ((isShort || isVague) && understands(text, meaning)) return true;
	const [first = ''] = text.split(CLAUSE_END);
	const begins = first !== text && isChinese(first) ? base.world.meaningOf(first) : null;
	return begins?.intent === 'request' && understands(first, begins);
}
const CLAUSE_END = /[,，。;；!！?？]/u;
/** So few characters the model has seldom learnt. */
const SHORT = 6;

/** What the words want; null = a wish, or an answer to the draft's question. */
function wantIn(text: string, meaning: Meaning | null, base: Base): Want | null {
	const { draft } = base.talk;
	// so short an answer was not shown to the model, and the draft's own question comes first
	if (draft && !meaning && isChinese(text)) return understandsWish(text, base) ? null : faqTopicOf(text) ? 'question' : offTopicOf(text);
	const want = wantOf(text, meaning);
	if (want === 'unsure' || want === 'other') return mayBeWish(want, text, meaning, base) ? null : want;
	if (!draft || !want) return want;
	// at the summary 没有门牌 and 电梯坏了 tell whoever comes what to expect
	if (want === 'complaint' && nextMissing(draft, base.me) === 'confirm' && !REPORTS.test(text)) return null;
	if (want === 'retime') return orderNumberIn(text) === null ? null : want;
	return understandsWish(text, base) && !saysMore(want, text, meaning) ? null : want;
}

const REPORTS = /投诉|反映|举报|12345|没人[管修]|不管|路灯/u;
const SAYS_THANKS = /谢|辛苦|麻烦|感激|费心|好的|收到/u;

/** Words in which a draft finds something answer it, unless the model has no doubt of something else; and a courtesy goes with an answer. */
const saysMore = (want: Want, text: string, meaning: Meaning | null): boolean =>
	want !== 'greeting' && (want === 'question' || hanIn(masked(normalise(text))) > ANSWER) && (meaning?.confidence ?? 0) >= NO_DOUBT;
const ANSWER = 12;
const NO_DOUBT = 0.9;

/** What is wanted, done; with a draft, a button that leads back to it. */
export function wantStep(text: string, given: Meaning | null, otherwise: () => Step, base: Base): Step {
	// so long a text is said to be too long
	if (text.length > READABLE) return otherwise();
	const meaning = given ?? (!base.talk.draft && isChinese(text) ? base.world.meaningOf(text) : null);
	const want = wantIn(text, meaning, base);
	if (!want || (isStaff(base.me) && NOT_FOR_STAFF.includes(want))) return otherwise();
	const step = afterwards(STEPS[want](text, base, meaning?.options ?? []), (decision) => withWayBack(decision, base));
	// what says nothing by itself may be the first piece of something
	return want === 'unsure' || want === 'other' ? afterwards(step, (decision) => keepingWords(decision, text, base)) : step;
}

/** Staff have words of their own, and are told so. */
const NOT_FOR_STAFF: readonly Want[] = ['greeting', 'unsure', 'other'];

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
		case 'report':
			return humanStep(null, base, { reports: true, ...(text === '' ? {} : { said: text }) });
		case 'urgent':
			return done({ talk: base.talk, tellings: [answer(base.me, 'danger.ring')] });
		case 'request':
			return text === '' ? done(openMenu(base)) : asWish(text);
		case 'status':
		case 'cancel':
		case 'rate':
		case 'complaint':
			return afterwards(STEPS[code](text, base, []), (decision) => withWayBack(decision, base));
		case 'other':
			return faqTopicOf(text) ? STEPS.question(text, base, []) : askTopic(base);
		case 'greeting':
			return courtesyStep('hello', base);
		case 'none':
			return noneOfThese(base);
		default:
			return staleButton(base);
	}
}

/** A button for what is asked about the desk. */
export function pressedTopic(code: string | undefined, base: Base): Step {
	const topic = FAQ_TOPICS.find((one) => one === code);
	return topic ? faqStep(topic, '', base) : staleButton(base);
}
