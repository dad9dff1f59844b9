import type { Db } from '../db/client.ts';
import { isDatabaseAway } from '../db/errors.ts';
import { loadMe } from '../db/queries/me.ts';
import { openQuestions, talkOf } from '../db/queries/talk.ts';
import type { Inbound } from './channels/channel.ts';
import type { Said } from './flow/intent.ts';
import type { Choice } from './flow/outbound.ts';
import { commandOf } from './flow/parse/commands.ts';
import { NEW_TALK, type Talk } from './flow/talk.ts';
import { isUnsure, unsureIn } from './flow/unsure.ts';
import type { World } from './flow/world.ts';
import type { AskModel } from './language-model/ask-model.ts';
import { readTalk } from './saved-talk.ts';
import { itemsFor } from './understand/items-for.ts';
import { onlySlots } from './understand/only-slots.ts';
import { type Opinion, reconsidered } from './understand/opinion.ts';
import { isChinese } from './understand/script.ts';
import { whatFailed } from './what-failed.ts';

/** An opinion on words of one message. */
export interface SecondOpinion {
	readonly about: string;
	readonly opinion: Opinion;
}

/** Asks for one before the message's transaction opens, within what is left of the time; null where none is wanted or none came. Never rejects. */
export type Advise = (inbound: Inbound, world: World, waitedMs: number) => Promise<SecondOpinion | null>;

/** Counted from when the message came in: WeCom waits five seconds for its answer (channels.md A2). */
const LIMIT_MS = 3_000;
/** With less than this left nothing is begun. */
const LEAST_MS = 300;

/** Cheap enough for every message: whether its words may be open at all. */
function mayBeOpen({ content }: Inbound, world: World): boolean {
	const isOpen = (text: string): boolean => {
		if (!isChinese(text) || commandOf(text) !== null) return false;
		const meaning = world.meaningOf(text);
		// two kinds may lead to the one item that the words name
		return isUnsure(meaning) && !(meaning.ask === 'kind' && itemsFor(meaning.kinds, text, world).sure);
	};
	if (content.kind === 'text') return isOpen(content.text);
	if (content.kind === 'photo') return content.caption !== null && isOpen(content.caption);
	return content.kind === 'choice' && content.id.startsWith('heard-yes:');
}

/** Only what is said in so many words: a voice message is read back first. */
function saidIn({ content }: Inbound): Said | null {
	return content.kind === 'voice' ? null : content;
}

/** What asking works with. */
interface AdviseDeps {
	readonly db: Db;
	readonly ask: AskModel;
	readonly log: { error(facts: object, text: string): void };
}

/** Makes the one who asks. What it reads is not locked: the transaction reads anew, and an opinion is used for the same words alone. */
export function createAdvise({ db, ask, log }: AdviseDeps): Advise {
	async function situation(inbound: Inbound) {
		const known = await talkOf(db, inbound);
		if (known === 'taken') return null;
		if (known === null) return { talk: NEW_TALK, me: null, open: [] };
		const [me, asked] = await Promise.all([loadMe(db, known.personId), openQuestions(db, known.personId, null)]);
		const open = asked.map(({ choices, about }) => ({ choices: JSON.parse(choices) as Choice[], about }));
		return { talk: readTalk(known.talk), me, open } satisfies { talk: Talk; me: object; open: object };
	}

	async function advise(inbound: Inbound, world: World, waitedMs: number): Promise<SecondOpinion | null> {
		const begun = performance.now();
		const said = saidIn(inbound);
		if (!said || inbound.fresh || !mayBeOpen(inbound, world)) return null;
		const now = await situation(inbound);
		if (!now) return null;
		const { talk, me, open } = now;
		const listening = { meaningOf: world.meaningOf, onlySlots: (text: string) => onlySlots(text, inbound.at, world) };
		const about = unsureIn(said, { talk, open, draftChoices: [], ...listening, fresh: false }, me);
		const left = LIMIT_MS - waitedMs - (performance.now() - begun);
		if (about === null || left < LEAST_MS) return null;
		const own = [me?.name, me?.phone].filter((words) => words != null);
		const opinion = await ask(about, { units: world.units, own }, left);
		return opinion && { about, opinion };
	}

	return async (inbound, world, waitedMs) => {
		try {
			return await advise(inbound, world, waitedMs);
		} catch (err) {
			// the database away is for the transaction to tell
			if (!isDatabaseAway(err)) log.error(whatFailed(err), 'no second opinion was asked');
			return null;
		}
	};
}

/** The same district, where these words mean what they mean with the opinion. */
export const advised = (world: World, second: SecondOpinion | null): World =>
	second === null
		? world
		: {
				...world,
				meaningOf: (text) => {
					const meaning = world.meaningOf(text);
					return text === second.about ? reconsidered(meaning, second.opinion) : meaning;
				},
			};
