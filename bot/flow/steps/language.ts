import { say } from '../../text/render.ts';
import { answer, type Decision, reply } from '../decision.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import type { Asked } from '../talk.ts';
import { askName } from './add-member.ts';
import { questionOf } from './draft-question.ts';
import type { OrderContext } from './order-context.ts';
import { askTime } from './retime.ts';
import { askWhy } from './why.ts';

/** The question beside the draft once more, in the language that the person reads now. */
function askAgain(about: Asked['about'], context: OrderContext): Decision {
	if (about === 'retime') return askTime(context);
	return about === 'add-member' ? askName(context) : askWhy(context, about);
}

/** English, 中文: kept for the person; nothing that was asked is lost, and the desk's own question comes again in that language. */
export function languageStep(language: string, base: Base): Step {
	const { talk, world } = base;
	const me = { ...base.me, language };
	const { draft, asked } = talk;
	const decided = (decision: Pick<Decision, 'talk' | 'tellings'>): Step => done({ ...decision, language, aside: true });
	if (asked) {
		return lookUp('order', { orderId: asked.orderId }, (facts) => {
			if (!facts) return decided({ talk: { ...talk, asked: null }, tellings: [answer(me, 'language.now')] });
			const again = askAgain(asked.about, { ...base, ...facts, me });
			return decided({ talk: again.talk, tellings: [answer(me, 'language.now'), ...again.tellings] });
		});
	}
	if (!draft) return decided({ talk, tellings: [answer(me, 'language.now')] });
	const question = questionOf(draft, me, world);
	const text = `${say(language, 'language.now')}\n${question.text}`;
	return decided({ talk, tellings: [reply(me, { ...question, text })] });
}
