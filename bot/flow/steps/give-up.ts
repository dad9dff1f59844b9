import { say } from '../../text/render.ts';
import { actId } from '../act.ts';
import { answer, type Decision, understood } from '../decision.ts';
import { ask } from './ask-draft.ts';
import type { DraftContext } from './draft-context.ts';
import { afterDraft } from './next-wish.ts';

/** A draft is given up by a word, and 接着办 brings it back. */

/** The draft is dropped; a second wish that waited in it begins, with a button that leads back to the first. */
export function dropDraft(context: DraftContext): Decision {
	const { me, talk } = context;
	const { draft } = talk;
	if (!draft) return { talk: understood(talk), tellings: [answer(me, 'draft.none')] };
	const bringBack = (key: 'draft.choice-resume' | 'draft.choice-first') => ({ id: actId('bring-back'), label: say(me.language, key) });
	const dropped = { ...understood(talk), asked: null, draft: null, dropped: draft };
	if (!draft.later) return { talk: dropped, tellings: [answer(me, 'draft.dropped', {}, [bringBack('draft.choice-resume')])] };
	const next = afterDraft({ talk: dropped, tellings: [answer(me, 'draft.dropped-first')] }, draft, context);
	return {
		...next,
		talk: { ...next.talk, dropped: draft },
		tellings: next.tellings.map((telling, i) =>
			i === next.tellings.length - 1 ? { ...telling, choices: [...telling.choices, bringBack('draft.choice-first')] } : telling,
		),
	};
}

/** What was given up is the draft again; a second wish that was begun meanwhile waits in it as before. */
export function bringBack(context: DraftContext): Decision {
	const { me, talk } = context;
	const { dropped } = talk;
	if (dropped) return ask(dropped, dropped, { ...context, talk: { ...talk, dropped: null } }, [say(me.language, 'draft.brought-back')]);
	return talk.draft ? ask(talk.draft, talk.draft, context) : { talk: understood(talk), tellings: [answer(me, 'draft.none')] };
}
