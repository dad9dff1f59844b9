import { describe, expect, it } from 'vitest';
import type { Said } from '../../bot/flow/intent.ts';
import type { Me } from '../../bot/flow/me.ts';
import type { Talk } from '../../bot/flow/talk.ts';
import { unsureIn } from '../../bot/flow/unsure.ts';
import { advised } from '../../bot/second-opinion.ts';
import type { Judgement } from '../../bot/understand/judge.ts';
import type { InboxId } from '../../db/domain/ids.ts';
import { trained } from '../helpers/trained.ts';
import { COORDINATOR, me, NOW, talk, worldAt } from './builders.ts';
import { Chat } from './talking.ts';

/** Which words somebody else may be asked about, and what an opinion changes. */

const WORDS = '那个东西要怎么弄才好呢';
const ask = (what: Judgement['ask']) => (text: string) => ({
	...trained(text),
	alarm: what === 'danger' ? ('ask' as const) : null,
	ask: what,
});
const heard = { id: '7' as InboxId, words: WORDS, saidAt: NOW, misses: 0 };

const unsure = (said: string | Said, given: Partial<Talk> = {}, who: Me | null = me(), what: Judgement['ask'] = 'intent') =>
	unsureIn(
		typeof said === 'string' ? { kind: 'text', text: said } : said,
		{ talk: talk(given), open: [], draftChoices: [], meaningOf: ask(what), onlySlots: () => false, fresh: false },
		who,
	);

describe('a second opinion is asked', () => {
	it.each<[string, string | null]>([
		['about words whose intent is open', unsure(WORDS)],
		['about words whose kind of help is open', unsure(WORDS, {}, me(), 'kind')],
		['of somebody who never wrote before', unsure(WORDS, {}, null)],
		['about what was spoken, once it is confirmed', unsure({ kind: 'choice', id: 'heard-yes:7' }, { heard })],
		['about the words under a picture', unsure({ kind: 'photo', caption: WORDS })],
	])('%s', (_what, about) => {
		expect(about).toBe(WORDS);
	});

	const draft = { wish: '剪头发', startedAt: NOW };
	it.each<[string, string | null]>([
		['where the desk is sure', unsure(WORDS, {}, me(), null)],
		['where somebody may be in danger', unsure(WORDS, {}, me(), 'danger')],
		['about an answer to the question of a draft', unsure(WORDS, { draft })],
		['about what goes to the station', unsure(WORDS, { handoff: { told: true } })],
		['about what staff write', unsure(WORDS, {}, COORDINATOR)],
		['about a command', unsure('查单')],
		['about thanks', unsure('谢谢')],
		['about a name or a few characters', unsure('灯坏')],
		['in another language', unsure('how do I get this thing to work')],
		['about a picture alone', unsure({ kind: 'photo', caption: null })],
		['about a button', unsure({ kind: 'choice', id: 'help' })],
		['about spoken words before they are confirmed', unsure({ kind: 'voice', id: '7' as InboxId, heard: { words: WORDS } })],
	])('never %s', (_what, about) => {
		expect(about).toBeNull();
	});
});

describe('an opinion', () => {
	const world = worldAt(NOW, { meaningOf: ask('intent') });
	const second = { about: WORDS, opinion: { intent: 'emergency' as const, kind: null, place: null } };

	it('counts for the words it is about, and for no others', () => {
		const { meaningOf } = advised(world, second);
		expect(meaningOf(WORDS).ask).toBe('danger');
		expect(meaningOf('别的话怎么说呢').ask).toBe('intent');
		expect(advised(world, null)).toBe(world);
	});

	it('that sees an emergency has the person asked, and nobody called', () => {
		const chat = new Chat({ world: advised(world, second) });
		expect(chat.say(WORDS)).toContain('现在有人有危险吗');
		expect(chat.last?.tellings).toHaveLength(1);
	});

	it('that names the place by words of the text has them read as a place', () => {
		const said = '想找人剪头发，聂耳路走到头';
		const plain = new Chat();
		plain.say(said);
		expect(plain.talk.draft?.unitCode).toBeUndefined();
		const opinion = { intent: 'request' as const, kind: null, place: '聂耳' };
		const chat = new Chat({ world: advised(worldAt(NOW, { meaningOf: ask('kind') }), { about: said, opinion }) });
		chat.say(said);
		expect(chat.talk.draft).toMatchObject({ unitCode: '111' });
	});
});
