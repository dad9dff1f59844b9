import type { handoffTexts } from './zh-cn-handoff.ts';

/** A person and the staff talk to each other through the desk. */
export const handoffTextsEn = {
	// the person
	'human.objects':
		'Your objection has gone to the level above {office}; they’ll answer {promise}. Say now what you object to and it is passed on; reply “end” if it’s no longer needed.',
	'human.paused':
		'To protect our volunteers, the human service is paused until {until}; in an emergency ring 110 or 120. If you disagree, send “appeal”. Orders work as always.',
	'human.reports':
		'Your report has gone to the level above {office}, which will answer {promise}. What is it about? Say it now and it is passed on; reply “end” if it’s no longer needed.',
	'human.reports-said':
		'Your report and what you just said have gone to the level above {office}, which will answer {promise}. Anything to add? Just say it; reply “end” if it’s no longer needed.',
	'handoff.passed': 'Passed on to {office}.',
	'handoff.still-waiting':
		'Your message is with {office}; they’ll answer {promise}. Add anything by just saying it; reply “end” if it’s no longer needed.',
	'handoff.still-open': 'Your talk with {office} is still open, just say it; reply “end” if it’s no longer needed.',
	'handoff.reply': '{office}: {words}',
	'handoff.late':
		'Sorry, {office} hasn’t managed to answer yet. We’ve reminded the person on duty; they’ll answer {promise}. In an emergency ring: fire 119, illness 120, danger 110.',
	'handoff.late-up':
		'Sorry, {office} hasn’t managed to answer yet. The level above has been asked to; they’ll answer {promise}. In an emergency ring: fire 119, illness 120, danger 110.',
	'handoff.late-nobody':
		'Sorry, nobody is on duty here now. We’ll look again {promise}. In an emergency ring: fire 119, illness 120, danger 110; for anything else 12345.',
	'handoff.given-up': 'We’re very sorry, nobody was able to answer you. Please ring 12345 (24 hours), or reply “human” at another time.',
	'handoff.ended-self': 'Alright, the talk with {office} is over. Reply “human” whenever you need them again.',
	'handoff.ended-by-staff': '{office} has finished and the talk is over. Reply “human” whenever you need them again.',
	'handoff.ended-by-time': 'Today’s talk with {office} has ended. Reply “human” whenever you need them again.',
	'handoff.none': 'No talk is open now. To reach the station, reply “human”.',
	'handoff.choice-end': 'End',

	// the staff
	'handoff.caller': '{name} (…{tail})',
	'handoff.caller-unknown': '{name} (no. {id})',
	'handoff.choice-answer': 'Answer {who}',
	'handoff.choice-end-with': 'End with {who}',
	'handoff.said': '{who}: {words}',
	'handoff.answering': 'What you say now goes to {who}. {also}Reply “end” when you have finished.',
	'handoff.answered-already': '{name} has answered before. ',
	'handoff.sent': 'Sent to {who}.',
	'handoff.sent-by': '{name} answered {who}: {words}',
	'handoff.left': 'You’re no longer answering {who}. Say “answer” to go on.',
	'handoff.over': 'The talk with {who} is over. To reach them, ring: {phone}.',
	'handoff.not-sent': 'That was not sent.',
	'handoff.ended': 'The talk with {who} is over.',
	'handoff.ended-by-caller': '{who} no longer needs you; the talk is over.',
	'handoff.ended-by-pause': '{who} was insulting, also after a reminder: the human service is paused for 24 hours and the talk is over.',
	'handoff.ended-by-colleague': '{name} ended the talk with {who}.',
	'handoff.ended-by-time-staff': 'The talk with {who} ended with the day.',
	'handoff.given-up-staff': 'Nobody answered {who}. They have been asked to ring 12345 and the talk is over.',
	'handoff.moved-up': 'The answer to {who} is late and has gone one level up. You can still answer.',
	'handoff.none-waiting': 'Nobody is waiting for your answer.',
	'handoff.which': '{count} people. Which one?',
	'station.call-number': ' about {number}',
	'station.call-late':
		'[Call back] {name} asked {office} to get back{number}; they didn’t manage to, so it comes to you. Phone: {phone}.\n“{said}”\nPromised {promise}.',
	'station.paused': 'objects to the human service being paused until {until} for insults',
	'station.reports':
		'[Report] {name} reports something about {office}, please get back to them{number}. Phone {phone}.\n“{said}”\nAn answer is promised {promise}.',
	'station.objects':
		'[Objection] {name} doesn’t agree with what {office} did. Please get back to them{number}. Phone: {phone}.\n“{said}”\nPromised {promise}.',
} as const satisfies Readonly<Record<keyof typeof handoffTexts, string>>;
