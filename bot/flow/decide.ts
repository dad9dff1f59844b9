import type { HandoffId } from '../../db/domain/ids.ts';
import { nameIn, say } from '../text/render.ts';
import { asCalm, asRequest } from '../understand/judge.ts';
import type { Meaning } from '../understand/meaning.ts';
import { isChinese } from '../understand/script.ts';
import { type Act, handoffOfAct, isOfDraft, offerOfAct, orderOfAct, type Verb } from './act.ts';
import { answer, reply, understood } from './decision.ts';
import type { Intent, OfferedChoice } from './intent.ts';
import { isStaff } from './me.ts';
import { afterwards, type Base, done, lookUp, type OrderLookup, type Step } from './needs.ts';
import type { Choice } from './outbound.ts';
import type { CommandWord } from './parse/commands.ts';
import { wantOf } from './parse/wants.ts';
import { pickOf } from './pick.ts';
import { readWords } from './read.ts';
import { addNamed } from './steps/add-member.ts';
import { againstStep } from './steps/against.ts';
import { bindStep } from './steps/bind.ts';
import { commandStep, nameStep, tasksStep, trackStep } from './steps/command.ts';
import { crewWords } from './steps/crew-words.ts';
import { takeStep } from './steps/crisis.ts';
import { dangerNamed, dangerStep, worryStep } from './steps/danger.ts';
import { draftAct, understandsWish, wordsToDraft } from './steps/draft.ts';
import { platformChoices } from './steps/draft-question.ts';
import { digestStep, todoStep } from './steps/duties.ts';
import { keepingWords, piecesToDraft } from './steps/fragments.ts';
import { endStep, humanStep, relayStep, replyStep, talkToStep } from './steps/handoff.ts';
import { myDataStep } from './steps/my-data.ts';
import { orderAct } from './steps/order-act.ts';
import { orderWords } from './steps/order-words.ts';
import { giveUpStep } from './steps/own-orders.ts';
import { photoStep, withPhoto } from './steps/photo.ts';
import { confirmDraft } from './steps/place-order.ts';
import { newTime } from './steps/retime.ts';
import { courtesyStep, missed, staleButton, unclear } from './steps/unclear.ts';
import { heardStep, unheardStep } from './steps/voice.ts';
import { pressedTopic, pressedWant, wantStep } from './steps/wants.ts';
import { giveReason } from './steps/why.ts';
import { type Asked, type Talk, takenUp, withoutDropped } from './talk.ts';

/** What is meant → what is done. One entry for each intent; a missing one does not compile. */
const DECIDES: { readonly [K in Intent['kind']]: (intent: Extract<Intent, { kind: K }>, base: Base) => Step } = {
	danger: (intent, base) => dangerStep(intent.danger, intent.text, base),
	worry: (intent, base) => worryStep(intent.danger, intent.text, base),
	act: ({ act, rest }, base) => leaving(handoffOfAct(act) !== null, base, (free) => actStep(act, rest, free)),
	command: ({ command }, base) =>
		leaving(TALKS.has(command.word), base, (free) =>
			free.talk.draft && command.word === '取消' && command.number === null ? giveUpStep(free) : commandStep(command, free),
		),
	reply: ({ handoffId, danger, text }, base) => replyStep(handoffId, text, danger, base),
	name: ({ named, text }, base) => nameStep(named, () => relayed(text, base, (free) => wordsStep(text, free)), base),
	which: ({ choices, rest }, { me, talk }) =>
		done({
			talk: { ...understood(talk), held: rest === null ? null : { words: rest, ids: choices.map(({ id }) => id) } },
			tellings: [answer(me, 'which', {}, toldApart(choices, me.language))],
		}),
	bind: ({ code }, base) => bindStep(code, base),
	missed: (intent, base) => missed(intent.text, intent.choices, base),
	answer: (intent, base) => answerStep(intent.asked, intent.text, base),
	courtesy: ({ courtesy, text }, base) => relayed(text, base, (free) => courtesyStep(courtesy, free)),
	words: ({ text, meaning }, base) =>
		text === ''
			? wordsStep(text, base)
			: relayed(
					text,
					base,
					(free) => ownWords(text, free, () => wantStep(text, meaning, () => inPieces(text, free, meaning), free)),
					base.talk.handoff !== null && wantOf(text, meaning) === 'insult',
				),
	heard: ({ id, words }, base) => heardStep(id, words, base),
	unheard: ({ why }, base) => unheardStep(why, base),
	spoken: ({ intent, saidAt }, base) => decide(intent, { ...base, saidAt }),
	photo: ({ caption }, base) =>
		caption ? withPhoto(caption, decide(caption, base), base) : relayed(say(base.me.language, 'photo.shown'), base, photoStep),
	fresh: (_intent, { me, talk, world }) => {
		const text = `${say(me.language, 'welcome')}\n${say(me.language, 'draft.what')}`;
		return done({ talk: understood(talk), tellings: [reply(me, { text, choices: platformChoices(me.language, world) })] });
	},
	stale: (_intent, base) => (base.talk.draft ? staleButton(base) : done({ talk: base.talk, tellings: [answer(base.me, 'which.nothing')] })),
	unsupported: (_intent, { me, talk }) => done({ talk, tellings: [answer(me, 'unsupported')] }),
};

/** Words about visits and orders that the model does not know as such, before what it makes of them. */
const ownWords = (text: string, base: Base, otherwise: () => Step): Step =>
	againstStep(text, () => crewWords(text, () => orderWords(text, otherwise, base), base), base);

/** Words after which whoever answers a caller goes on answering. */
const TALKS: ReadonlySet<CommandWord> = new Set<CommandWord>(['回话', '结束', '已接手']);

/** Each choice with the order it is about, where its own words do not name it. */
const toldApart = (choices: readonly OfferedChoice[], language: string): readonly Choice[] =>
	choices.map(({ id, label, about }) => ({
		id,
		label:
			about && !label.includes(about.number)
				? say(language, 'which.choice', { number: about.number, item: nameIn(language, about.item), label })
				: label,
	}));

/** Whoever does something else answers the caller no more, and is told so: the next words must not go astray. */
function leaving(stays: boolean, base: Base, next: (base: Base) => Step): Step {
	const { me, talk } = base;
	if (stays || !talk.answering) return next(base);
	const left = answer(me, 'handoff.left', { who: talk.answering.who });
	return afterwards(next({ ...base, talk: { ...talk, answering: null } }), (decision) => ({
		...decision,
		tellings: [left, ...decision.tellings],
	}));
}

/** Free words that answer nothing open go to the staff while a talk with them is open. */
function relayed(text: string, base: Base, otherwise: (base: Base) => Step, isInsult = false): Step {
	const { talk, world } = base;
	if (!talk.handoff) return otherwise(base);
	const isQuiet = talk.quietUntil !== null && talk.quietUntil > world.at;
	if ((talk.draft || isQuiet) && understandsWish(text, base)) return otherwise(base);
	return relayStep(text, otherwise, base, isInsult);
}

/** The step for an intent: a decision, or the look-up that has to come before it. Pure. */
export function decide<K extends Intent['kind']>(intent: Extract<Intent, { kind: K }>, base: Base): Step {
	const pick = pickOf(intent, base);
	return afterwards(DECIDES[intent.kind as K](intent, { ...base, talk: withoutPast(intent.kind, base.talk) }), (decision) => ({
		...decision,
		talk: withoutDropped(decision.talk, base.talk, decision.placing !== undefined),
		...(pick ? { pick } : {}),
	}));
}

/** Whatever else is said lets go of words that waited for an answer. */
const withoutPast = (kind: Intent['kind'], talk: Talk): Talk => ({
	...talk,
	held: null,
	heard: kind === 'heard' || kind === 'unheard' ? talk.heard : null,
});

function actStep(act: Act, rest: string | null, given: Base): Step {
	const base = isOfDraft(act) ? { ...given, talk: takenUp(given.talk) } : given;
	const { me, talk, channel } = base;
	if (act.verb === 'confirm') {
		const { draft } = talk;
		if (!draft) return done({ talk, tellings: [answer(me, 'draft.none')] });
		return lookUp('place', { draft }, (facts) => done(confirmDraft(draft, base, facts, channel)));
	}
	if (act.verb === 'help') return done({ talk, tellings: [answer(me, 'help')] });
	if (act.verb === 'mydata') return myDataStep(base);
	if (act.verb === 'track' && act.args.length === 0) return trackStep(base);
	if (act.verb === 'tasks') return tasksStep(base);
	if (act.verb === 'todo') return todoStep(act.args[0] ?? null, base);
	if (act.verb === 'digest') return digestStep(base);
	if (act.verb === 'human') return humanStep(orderOfAct(act), base, rest === null ? {} : { said: rest });
	if (act.verb === 'appeal') return humanStep(null, base, { objects: true });
	if (act.verb === 'danger') return pressedDanger(act, base);
	if (act.verb === 'faq') return pressedTopic(act.args[0], base);
	if (act.verb === 'want') return pressedWant(act.args[0], rest, (words) => wishStep(words, base), base);
	if (act.verb === 'safe') return safeStep(base);
	const handoffId = handoffOfAct(act);
	if (handoffId) return handoffAct(act.verb, handoffId, base);
	const drafted = draftAct(act, rest, base);
	if (drafted) return done(drafted);
	const offerId = offerOfAct(act);
	if (offerId) return lookUp('order', { offerId }, (facts) => orderStep(act, rest, facts, base));
	const orderId = orderOfAct(act);
	if (orderId) return lookUp('order', { orderId }, (facts) => orderStep(act, rest, facts, base));
	return staleButton(base);
}

function handoffAct(verb: Verb, handoffId: HandoffId, base: Base): Step {
	if (verb === 'take') return takeStep(handoffId, base);
	return verb === 'talk-to' ? talkToStep(handoffId, base) : endStep(handoffId, base);
}

/** A button of the question whether somebody is in danger: also long after, since it may have become true. */
function pressedDanger({ args }: Act, base: Base): Step {
	const danger = dangerNamed(args[0]);
	return danger ? dangerStep(danger, base.talk.worry?.words ?? '', base) : staleButton(base);
}

/** Nobody is in danger: the words that were asked about go on as if they had just been said. */
function safeStep(base: Base): Step {
	const { worry } = base.talk;
	if (!worry) return done({ talk: base.talk, tellings: [answer(base.me, 'danger.safe')] });
	const meaning = asCalm(base.world.meaningOf(worry.words));
	return decide(readWords(worry.words, base.talk, meaning), { ...base, saidAt: worry.saidAt, talk: { ...base.talk, worry: null } });
}

function orderStep(act: Act, rest: string | null, facts: OrderLookup | null, base: Base): Step {
	if (!facts) return staleButton(base);
	return done(orderAct(act, rest, { ...base, ...facts }));
}

/** Words for what was asked beside the draft: a reason settles it, whatever it brings; a time or a name has to be one. */
function answerStep(asked: Asked, text: string, base: Base): Step {
	return lookUp('order', { orderId: asked.orderId }, (facts) => {
		if (!facts) return done({ talk: { ...base.talk, asked: null }, tellings: [answer(base.me, 'stale-button')] });
		if (asked.about === 'add-member') return done(addNamed({ ...base, ...facts }, text));
		if (asked.about !== 'retime') return done(giveReason({ ...base, ...facts }, asked.about, text));
		const decision = newTime(text, { ...base, ...facts });
		return decision ? done(decision) : unclear(text, base);
	});
}

/** Words that may be a piece of what is being said. */
const inPieces = (text: string, base: Base, meaning: Meaning | null): Step =>
	afterwards(wordsStep(text, base, meaning), (decision) => keepingWords(decision, text, base));

/** Free words: a wish or an answer to the draft's question, else unclear. */
function wordsStep(text: string, base: Base, meaning: Meaning | null = null): Step {
	const { me, talk } = base;
	if (text === '') return done({ talk, tellings: [answer(me, 'unsupported')] });
	const decision = piecesToDraft(text, { ...base, meaning });
	if (decision) return done(decision);
	return !talk.draft && !isStaff(me) && ASKS_FOR_HELP.test(text) ? askWhat(text, base) : unclear(text, base);
}

/** A wish in which nothing was understood yet: what is to be done? */
function askWhat(text: string, { me, talk, world, saidAt }: Base): Step {
	const draft = talk.draft ?? { wish: text.slice(0, 1_000), startedAt: saidAt };
	const question = { text: say(me.language, 'draft.what'), choices: platformChoices(me.language, world) };
	return done({ talk: { ...understood(talk), draft }, tellings: [reply(me, question)] });
}

/** Words that are a wish because their writer says so, whatever they were taken for. */
function wishStep(text: string, base: Base): Step {
	const meaning = isChinese(text) ? asRequest(base.world.meaningOf(text)) : null;
	const decision = wordsToDraft(text, { ...base, meaning });
	return decision ? done(decision) : askWhat(text, base);
}

/** Wants help, without saying with what. */
const ASKS_FOR_HELP =
	/帮忙|帮助|帮帮|帮我|求助|请人|找人|找个人|点单|下单|志愿者来|\bhelp\b|\bneed (?:a hand|some(?:one|body))|\bvolunteers?\b|\b(?:could|can) some(?:one|body)\b/iu;
