import type { refusalTexts } from './zh-cn-refusal.ts';

/** One text for each refusal code of db/domain/refusal.ts. */
export const refusalTextsEn = {
	'refusal.wrong-state': 'That isn’t possible now. {number} stands at “{state}”.',
	'refusal.not-yours': '{number} isn’t yours to handle.',
	'refusal.no-reason': 'Please give a reason.',
	'refusal.slot-past': 'That time is already over. Please choose another.',
	'refusal.nobody-passes': 'No team fits at the moment.',
	'refusal.taken': '{number} has already been accepted by {team}. Thank you.',
	'refusal.other-attempt': 'A new search has begun for {number}, so that offer no longer counts. We’ll ask you again when something fits.',
	'refusal.withdrawn': '{number} has been withdrawn, no need to accept it. Thank you.',
	'refusal.crew-full': '{number} has enough people now. Thank you.',
	'refusal.crew-short': '{number} needs {needed} people, {missing} still missing. Please set out when everyone is there.',
	'refusal.not-asked': 'You weren’t asked for {number}. Please talk to the team leader first.',
	'refusal.joined-already': 'You are already in for {number}.',
	'refusal.own-order': '{number} is for yourself, so you can’t be one of those who go. Somebody else in the team can.',
	'refusal.own-rating': 'You went for {number} yourself, so you can’t rate it.',
	'refusal.rated-already': 'You have already rated {number}. Thank you.',
	'refusal.urged-lately': 'We were nudged about {number} only just now. You can do it again after {until}.',
	'refusal.undo-late': 'It’s too late to take that back for {number}. Please tell the station.',
	'refusal.hours-invalid': 'Those hours can’t be right. Please confirm again.',
	'refusal.same-order': 'An order can’t be merged into itself.',
	'refusal.limit-open':
		'You already have {limit} open {limit|order|orders}. Please order again when {limit|it is|they are} done. If it’s urgent, reply “human”.',
	'refusal.limit-kind': '{item} can be ordered once a week, and you have already done so this week. If it’s urgent, reply “human”.',
	'refusal.station-only': '{item} has to be booked by a community station.',
} as const satisfies Readonly<Record<keyof typeof refusalTexts, string>>;
