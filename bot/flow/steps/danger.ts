import { openDanger } from '../../../db/domain/crisis.ts';
import { say, type TextKey } from '../../text/render.ts';
import { DANGERS, type Danger } from '../../understand/labels.ts';
import { actId } from '../act.ts';
import { answer, reply, understood } from '../decision.ts';
import { staffChoices } from '../handoff-cards.ts';
import type { Me } from '../me.ts';
import { type Base, done, lookUp, type StaffLookup, type Step } from '../needs.ts';
import type { Choice, Telling } from '../outbound.ts';
import { ringWords } from '../ring-words.ts';
import { setAside } from '../talk.ts';
import { dangerWords, isOver } from './after-danger.ts';
import { crisisDecision, crisisStep } from './crisis.ts';
import { relayStep } from './handoff.ts';

/** Emergencies, and words that may tell of one: the same at any point of any talk (understanding.md §3). */

const unique = (tellings: readonly Telling[]): Telling[] => [...new Map(tellings.map((telling) => [telling.to, telling])).values()];

/** Code of a button → whom to ring; null for what this desk never gave out. */
export const dangerNamed = (code: string | undefined): Danger | null => DANGERS.find((one) => one === code) ?? null;

/** 【急】 for those on duty: what was said, and how the person can be reached. */
export const dutyCards = (
	key: TextKey,
	said: string,
	me: Pick<Me, 'id' | 'phone'>,
	{ unit, staff, dispatchers }: Pick<StaffLookup, 'unit' | 'staff' | 'dispatchers'>,
	params: { readonly phone?: string } = {},
	choicesFor: (language: string) => readonly Choice[] = () => [],
): readonly Telling[] =>
	unique(
		[...(staff[0] ?? []), ...dispatchers]
			.filter((person) => person.id !== me.id)
			.map(({ id, language }): Telling => {
				const contact = me.phone ?? say(language, 'contact.none');
				return {
					to: id,
					text: say(language, key, { unit: unit?.name ?? '', said, contact, ...params }),
					choices: choicesFor(language),
					orderId: null,
					immediate: true,
				};
			}),
	);

/** The number to ring comes first; the duty people are told and hear what is said next; no order, no menu, and a draft waits. */
export function dangerStep(danger: Danger, text: string, base: Base): Step {
	const { me, talk, world } = base;
	if (danger === 'crisis') return crisisStep(text, base);
	return lookUp('help', { orderId: null }, (lookup) => {
		const { id, open, unit } = lookup;
		if (open?.handoff.kind === 'crisis') return done(crisisDecision(text, false, lookup, base));
		// to the model a fire that is out is still a fire
		if (open?.handoff.kind === 'danger' && isOver(text)) return done(dangerWords(text, open, base));
		const handoffId = open?.handoff.id ?? id;
		const told = dutyCards('station.danger', text, me, lookup, { phone: danger }, (language) => staffChoices(me, handoffId, language));
		const isHeard = told.length > 0;
		const lines = [
			ringWords(danger, text, me.language),
			say(me.language, isHeard ? 'duty.told' : 'duty.nobody'),
			...(talk.draft ? [say(me.language, 'danger.draft-kept')] : []),
		];
		const given = { id, personId: me.id, unitCode: unit?.code ?? null, orderId: null, level: 0 };
		return done({
			talk: { ...understood(setAside(talk)), worry: null, handoff: open || !isHeard ? talk.handoff : { told: false } },
			tellings: [reply(me, { text: lines.join('\n'), choices: [] }), ...told],
			...(open || !isHeard ? {} : { handoff: { next: openDanger(given, world.at, world.calendar), closedBy: null } }),
		});
	});
}

/** One tap tells; the numbers stand in the question already. Whoever is in danger already is not asked: the words are passed on. */
export function worryStep(danger: Danger, text: string, base: Base): Step {
	const asked = askStep(danger, text, base);
	if (!base.talk.handoff) return asked;
	return lookUp('handoff', { handoffId: null }, (lookup) =>
		lookup && lookup.handoff.kind !== 'call' ? relayStep(text, () => asked, base) : asked,
	);
}

/** What was said is kept for after 没有. */
function askStep(danger: Danger, text: string, { me, talk, world, saidAt }: Base): Step {
	const choices = [
		...ASKED.map((one) => ({ id: actId('danger', one), label: say(me.language, `danger.choice-${one}`) })),
		{ id: actId('safe'), label: say(me.language, 'danger.choice-safe') },
	];
	return done({
		talk: { ...talk, worry: { words: text, saidAt, askedAt: world.at, danger } },
		tellings: [answer(me, 'danger.ask', {}, choices)],
	});
}

const ASKED = ['119', '120', '110', 'crisis'] as const satisfies readonly Danger[];
