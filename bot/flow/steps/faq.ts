import type { WorkHours } from '../../../db/domain/policy.ts';
import { listWords, say } from '../../text/render.ts';
import { RULES_VERSION } from '../../text/rules-version.ts';
import { actId } from '../act.ts';
import { reply, understood } from '../decision.ts';
import { type Base, done, type Step } from '../needs.ts';
import type { FaqTopic } from '../parse/faq-topic.ts';
import type { World } from '../world.ts';
import { questionOf } from './draft-question.ts';

/** Questions about the desk itself: a versioned text, and behind it the question that stood open. */

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

function daysOf({ weekdays }: WorkHours): 'week' | 'all' | 'some' {
	const days = [...weekdays].sort().join('');
	return days === '12345' ? 'week' : days === '1234567' ? 'all' : 'some';
}

/** When somebody looks at orders, and when nobody is disturbed, as this desk is set. */
function hoursText(language: string, { policy: { workHours, quietHours } }: World): string {
	const night =
		quietHours === null || quietHours.from === quietHours.to
			? ''
			: say(language, 'faq.night', { from: clock(quietHours.from), to: clock(quietHours.to) });
	if (workHours.always) return say(language, 'faq.hours-always', { night }).trim();
	const windows = workHours.windows.map(({ from, to }) => say(language, 'faq.window', { from: clock(from), to: clock(to) }));
	const days = say(language, `faq.days-${daysOf(workHours)}`);
	return say(language, 'faq.hours', { days, hours: listWords(language, windows), night }).trim();
}

/** The answer; with a draft its question again, so that the next words still answer it. */
export function faqStep(topic: FaqTopic, text: string, base: Base): Step {
	const { me, talk, world, saidAt } = base;
	const answer = topic === 'hours' ? hoursText(me.language, world) : say(me.language, `faq.${topic}`, { version: RULES_VERSION });
	const human = { id: actId('human'), label: say(me.language, 'unclear.choice-human') };
	const own = topic === 'join' ? [human] : [];
	const question = talk.draft && questionOf(talk.draft, me, world);
	const held = own.length > 0 && text !== '' ? { words: text, ids: [human.id], saidAt } : null;
	return done({
		talk: { ...understood(talk), held },
		tellings: [reply(me, { text: question ? `${answer}\n${question.text}` : answer, choices: [...(question?.choices ?? []), ...own] })],
	});
}
