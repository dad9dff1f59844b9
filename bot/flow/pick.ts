import type { PickedWords } from '../../db/domain/pick.ts';
import { isGloomy } from '../understand/danger/gloom.ts';
import { itemsFor } from '../understand/items-for.ts';
import type { Meaning } from '../understand/meaning.ts';
import { isChinese } from '../understand/script.ts';
import { type Act, actId } from './act.ts';
import type { Intent } from './intent.ts';
import type { Base } from './needs.ts';
import type { Draft, Talk } from './talk.ts';
import type { World } from './world.ts';

/** What was picked about words as they were said; the shell masks them before it keeps anything. */
export interface SpokenPick extends Pick<PickedWords, 'asked' | 'thought' | 'picked'> {
	readonly words: string;
	/** What is known of the person, to be found in the words. */
	readonly own: readonly string[];
}

type Found = Omit<SpokenPick, 'own'> & { readonly meaning: Meaning };

/** A longer story tells more of a person than of a wish; the longest line of the corpus has 221 characters. */
const LONGEST = 300;
const NONE = 'none';

/** A button for what the words may have meant; they were held for it. */
function ofIntents({ verb, args }: Act, words: string | null, { held }: Talk, { meaningOf }: World): Found | null {
	const [code = ''] = args;
	if (verb !== 'want' || !held || held.words !== words || !held.ids.includes(actId(verb, ...args))) return null;
	const meaning = meaningOf(words);
	const { intent, kind, confidence } = meaning;
	const picked = { intent: code === NONE ? null : code, itemCode: null, kind: null };
	return { asked: 'intent', words, meaning, thought: { intent, kind, confidence }, picked };
}

/** A button for an item that the wish may mean, or 都不是: only where the kept words by themselves led to just these. */
function ofItems({ verb, args }: Act, draft: Draft | null, world: World): Found | null {
	const { suggested, itemCode, platformCode, wish = '' } = draft ?? {};
	const [code] = verb === 'item' ? args : [];
	if (!suggested || itemCode || platformCode || !(verb === 'menu' || (code && suggested.includes(code)))) return null;
	const meaning = world.meaningOf(wish);
	if (itemsFor(meaning.kinds, wish, world).codes.join() !== suggested.join()) return null;
	const [likeliest] = meaning.kinds;
	const kind = meaning.kinds.find(({ what }) => world.kindItems.some((one) => one.kind === what && one.itemCode === code))?.what ?? null;
	return {
		asked: 'item',
		words: wish,
		meaning,
		thought: { intent: 'request', kind: likeliest?.what ?? null, confidence: likeliest?.p ?? 0 },
		picked: code === undefined ? { intent: null, itemCode: null, kind: null } : { intent: 'request', itemCode: code, kind },
	};
}

/** Whether the words may be kept: nothing in them speaks of danger, and they are a sentence the model can learn. */
const mayBeKept = ({ words, meaning }: Found): boolean =>
	isChinese(words) && words.length <= LONGEST && meaning.alarm === null && meaning.words === null && !isGloomy(words);

/**
 * What somebody picks who was asked what their words mean: kept to learn from, of those who went on after the notice on personal data;
 * nothing beside an emergency or a talk with the staff. In the demo too, so that a trial shows what becomes of it.
 */
export function pickOf(intent: Intent, { me, talk, world }: Base): SpokenPick | null {
	const pressed = intent.kind === 'spoken' ? intent.intent : intent;
	if (pressed.kind !== 'act' || !me.consented || talk.worry || talk.shelved || talk.handoff) return null;
	const found = ofIntents(pressed.act, pressed.rest, talk, world) ?? ofItems(pressed.act, talk.draft, world);
	if (!found || !mayBeKept(found)) return null;
	const { meaning, ...pick } = found;
	const own = [me.name, me.phone, talk.draft?.name, talk.draft?.phone, talk.draft?.address];
	return { ...pick, own: own.filter((words) => words != null && words !== '') as readonly string[] };
}
