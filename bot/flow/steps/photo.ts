import { say } from '../../text/render.ts';
import { answer, type Decision } from '../decision.ts';
import type { Intent } from '../intent.ts';
import { afterwards, type Base, done, type Step } from '../needs.ts';
import type { Draft, Talk } from '../talk.ts';

/** Pictures: how many there are goes with the order; the desk cannot show them to the station yet, and says so. */

/** The draft with one picture more, and what the writer hears of it. */
function counted(draft: Draft, talk: Talk, { me }: Pick<Base, 'me'>): Pick<Decision, 'talk' | 'tellings'> {
	const count = (draft.photos ?? 0) + 1;
	return {
		talk: { ...talk, draft: { ...draft, photos: count } },
		tellings: [count === 1 ? answer(me, 'photo.kept') : answer(me, 'photo.more', { count })],
	};
}

/** A picture without a word under it: it belongs to the draft. */
export const photoStep = (base: Base): Step => {
	const { me, talk } = base;
	return done({ ...(talk.draft ? counted(talk.draft, talk, base) : { talk, tellings: [answer(me, 'photo.alone')] }), aside: true });
};

/** What the words under a picture brought, and the picture with it. In danger nothing comes before the number to ring. */
export const withPhoto = (caption: Intent, step: Step, base: Base): Step =>
	caption.kind === 'danger'
		? step
		: afterwards(step, (decision) => {
				const { draft } = decision.talk;
				const kept = draft ? counted(draft, decision.talk, base) : { talk: decision.talk, tellings: [answer(base.me, 'photo.words-only')] };
				return { ...decision, talk: kept.talk, tellings: [...kept.tellings, ...decision.tellings] };
			});

/** For the station, behind the resident's own words. */
export const photoNote = (draft: Draft, language: string): string =>
	draft.photos ? say(language, 'photo.note', { count: draft.photos }) : '';
