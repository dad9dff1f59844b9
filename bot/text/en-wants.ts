import type { wantTexts } from './zh-cn-wants.ts';

/** What somebody wants who does not order. */
export const wantTextsEn = {
	'want.none': 'You have no open orders. If you need a hand, just say with what; for an earlier order send “track” and its number.',
	'want.choice-as-it-is': 'Leave it',
	'want.rate':
		'{number} {item}: please rate whoever came, 5 very good, 4 good, 3 fair, 2 not so good, 1 bad. What you just said is passed on with it.',
	'want.rate-which': 'Which one is it about?',
	'want.rate-none': 'No order is waiting for your rating. Shall I pass on what you said to the station?',
	'want.choice-pass-on': 'Pass it on',
	'want.choice-rate': 'Rate it',
	'want.choice-track': 'See how it stands',
	'want.missed': 'Sorry for the wait. {number} {item} was agreed for {slot}; now it is “{state}”. What would you like to do?',
	'want.retime-sure': 'Move {number} {item} to {to}?',
	'want.choice-retime-yes': 'Yes, move it',
	'want.retime-accepted':
		'{number} {item} is agreed for {slot} and volunteers have accepted it, so a new time has to be talked over with them.',
	'want.retime-wished': ' You would like {to}.',
	'want.retime-which': 'You have {count} {count|order|orders}. Which one should be moved?',
	'want.drop-draft': 'Drop {item}, which was only half filled in?',
	'want.cancel-which': 'Which should be cancelled?',
	'want.choice-draft': 'The half filled {item}',
	'want.choice-leave': '{number} {item}: I can’t come',
	'want.unsure': 'I’m not quite sure. Would you like to:',
	'want.is-request': 'Ask for help',
	'want.is-status': 'Ask about an order',
	'want.is-cancel': 'Cancel an order',
	'want.is-rate': 'Rate a visit',
	'want.is-complaint': 'Report a problem',
	'want.is-greeting': 'Just say hello',
	'want.is-other': 'Ask something',
	'want.other-words': 'All right, please say it in other words, a sentence or two will do.',
	'want.other': 'That is nothing I can do. I find volunteers and look after your orders; I can also pass your words on to the station.',
	'want.ask-what': 'What would you like to know?',
	'want.leave-which': 'Never mind, thank you for telling us in time. Which one is it?',
	'want.insult': 'Please stay polite, so that we can help you.',
	'want.insult-paused':
		'To protect our volunteers, the human service is paused for 24 hours; in an emergency ring 110 or 120. If you disagree, send “appeal”.',
	'want.pitch': 'This desk only finds volunteers for residents and takes no advertising. If you need a hand, just say with what.',
	'want.orders-to-program':
		'I only find volunteers and look after your own orders; I can do nothing else and see nobody else’s. If you need a hand, just say with what.',
} as const satisfies Readonly<Record<keyof typeof wantTexts, string>>;
