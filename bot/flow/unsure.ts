import type { Meaning } from '../understand/meaning.ts';
import type { Intent, Said } from './intent.ts';
import { isStaff, type Me } from './me.ts';
import { type ReadContext, read } from './read.ts';

/** What a meaning leaves open that somebody else could settle; of danger nobody is asked but the person. */
export const isUnsure = ({ ask }: Meaning): boolean => ask === 'intent' || ask === 'kind';

/** Words behind what carries them: a voice message that was confirmed, a picture. */
function inner(intent: Intent): Intent | null {
	if (intent.kind === 'spoken') return inner(intent.intent);
	return intent.kind === 'photo' ? intent.caption && inner(intent.caption) : intent;
}

/** The first words of something, about which a second opinion is worth its while; null for answers, for what goes to the staff, and for what is plain. */
export function unsureIn(said: Said, context: ReadContext, me: Me | null): string | null {
	const { draft, handoff } = context.talk;
	if (draft || handoff || (me && isStaff(me))) return null;
	const intent = inner(read(said, context));
	return intent?.kind === 'words' && intent.meaning && isUnsure(intent.meaning) ? intent.text : null;
}
