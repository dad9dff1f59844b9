import type { Inbound } from './channels/channel.ts';
import type { Decision } from './flow/decision.ts';
import { answer } from './flow/decision.ts';
import type { Said } from './flow/intent.ts';
import type { Me } from './flow/me.ts';
import { say } from './text/render.ts';
import { DROPPED_ID, withoutIdNumbers } from './understand/phone.ts';

/** Identity numbers are nothing that the desk needs: they are dropped at its door, before anything is kept. */

/** A message without them; the same one where it holds none. */
export function withoutIds(inbound: Inbound): Inbound {
	const { content } = inbound;
	switch (content.kind) {
		case 'text':
			return { ...inbound, content: { ...content, text: withoutIdNumbers(content.text) } };
		case 'photo':
			return content.caption === null ? inbound : { ...inbound, content: { ...content, caption: withoutIdNumbers(content.caption) } };
		case 'voice':
			return content.transcript === null
				? inbound
				: { ...inbound, content: { ...content, transcript: withoutIdNumbers(content.transcript) } };
		default:
			return inbound;
	}
}

const wordsIn = (said: Said): string => {
	if (said.kind === 'text') return said.text;
	if (said.kind === 'photo') return said.caption ?? '';
	return said.kind === 'voice' && 'words' in said.heard ? said.heard.words : '';
};

/** The decision, and that the number was not kept, unless it says so itself; in danger the number to ring stays first. */
export function toldOfIds(said: Said, decision: Decision, me: Me): Decision {
	if (!wordsIn(said).includes(DROPPED_ID)) return decision;
	const note = say(me.language, 'draft.id-number');
	const isTold = decision.tellings.some(({ to, text }) => to === me.id && text.includes(note));
	return isTold ? decision : { ...decision, tellings: [...decision.tellings, answer(me, 'draft.id-number')] };
}
