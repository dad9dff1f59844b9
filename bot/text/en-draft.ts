import type { draftTexts } from './zh-cn-draft.ts';

/** Ordering: from the first words to the number. One question a message. */
export const draftTextsEn = {
	'draft.what':
		'What would you like help with? Just say it, for example “my grandma can’t get out, could someone come and cut her hair?”, or pick from the menu:',
	'draft.items': '{platform}: which of these would you like?',
	'draft.which-item': 'Which of these do you mean?',
	'draft.choice-none': 'None of these',
	'draft.choice-station-only': '{item} (only through a community station)',
	'draft.picked': 'That would be {item} (free, about {minutes} minutes, {volunteers} {volunteers|volunteer|volunteers}).',
	'draft.limit': 'Note: {limit}',
	'draft.place': 'Which neighbourhood is it in? Pick the street or township, or give the community’s name in Chinese:',
	'draft.place-home': 'Which neighbourhood is it in? Reply 1 for {street}{unit}, or just give the address.',
	'draft.place-which': 'There are several places called “{said}” here. Which one is it?',
	'draft.place-station': 'Which community or village in {institute}?',
	'draft.place-unknown':
		'I don’t know that community or village. Please give its name in Chinese, for example “聂耳社区”, or pick the street or township first:',
	'draft.place-elsewhere': '{name} is outside {district}: only communities and villages of {district} can be served.',
	'draft.when': 'Which day suits you? For example “{example}, morning”.',
	'draft.when-past': '{slot} is already over. Which other day suits you?',
	'draft.when-night': '{slot} is in the night, when no volunteer can come. Which other time suits you?',
	'draft.when-no-such-day': 'There is no such day. Did you mean {slot}? Which day suits you?',
	'draft.when-no-date': 'There is no such date as “{said}”. Which day suits you?',
	'draft.once': 'One order is for one visit: this is the next of them. Just ask again for the others when it is time.',
	'draft.when-late': 'It’s too late for today. The earliest is {earliest}. Which day suits you?',
	'draft.when-lead': '{item} has to be booked {hours} {hours|hour|hours} ahead, so the earliest is {earliest}. Which day suits you?',
	'draft.when-unknown':
		'I couldn’t tell which day you mean. Try “{example}, morning” or “next Tuesday at 3pm”, or reply “any time”. Which day suits you?',
	'draft.any-time': 'Any time, the sooner the better',
	'draft.contact': 'What’s your name, and your phone number? If you have no phone, just your name.',
	'draft.contact-name': 'What’s your name?',
	'draft.contact-proxy':
		'You are ordering for “{who}”: please ask them first whether they agree. What’s their name, and their phone number? If they have no phone, just the name, and yours counts.',
	'draft.contact-unknown':
		'Sorry, I didn’t catch that. Please give a name and a mobile number, for example “Tom Baker 13800000000”, or just a name if you have no phone. What’s your name?',
	'draft.phone-length':
		'That phone number has too few or too many digits: a mobile has 11, a landline needs its area code. What is the number?',
	'draft.one-phone':
		'An order holds one phone: the one ending in {tail} is kept, the one ending in {other} is not. To use that one, say “phone changed to” and the number.',
	'draft.id-number': 'You don’t need to give me your ID number. I haven’t kept it.',
	'draft.confirm': 'Please check:\nService: {item}\nTime: {slot}\nPlace: {place}\nContact: {contact}',
	'draft.understood': 'I understood: {what}.',
	'draft.said-comma': ', ',
	'draft.said-people': '{people} {people|person|people}',
	'draft.said-for': 'for “{who}”',
	'draft.said-phone': 'phone ending in {tail}',
	'draft.changed-item': 'Service changed to {what}.',
	'draft.changed-when': 'Time changed to {what}.',
	'draft.changed-place': 'Place changed to {what}.',
	'draft.changed-people': 'Number changed to {what}.',
	'draft.changed-for': 'Changed: {what}.',
	'draft.changed-contact': 'Contact changed to {what}.',
	'draft.confirm-people': 'People: {people}',
	'draft.confirm-for': 'For: {who}',
	'draft.noted': 'Noted: {note}.',
	'draft.how-long':
		'Once ordered, the station checks it; when a team accepts, you hear who comes and when. The earliest visit is {earliest}.',
	'draft.confirm-note': 'Note: {note}',
	'draft.confirm-notice':
		'As this is your first order: your name, phone and address are used only to arrange this visit, and the volunteers see them only once they have accepted. Reply “my info” to see them at any time. Reply “confirm” to agree and place the order.',
	'draft.confirm-ask': 'The volunteers see your address and phone only once they have accepted. Reply “confirm” to place the order.',
	'draft.choice-confirm': 'Place the order',
	'draft.choice-fix-time': 'Change time',
	'draft.choice-fix-place': 'Change place',
	'draft.choice-fix-contact': 'Change contact',
	'draft.choice-fix-item': 'Change service',
	'draft.choice-drop': 'Never mind',
	'draft.placed':
		'Ordered. Your number is {number}. The station will answer you {promise}. Send “track {number}” to see how it stands, “cancel {number}” to cancel.',
	'draft.dropped':
		'All right, I’ve dropped that, no harm done. Whenever you need a hand, just say so; to go on with it after all, reply “carry on”.',
	'draft.two': 'I noted two things: ① {first} ② {second}. The first one first.',
	'draft.later': 'I noted “{what}” as well. Let’s finish “{first}” first.',
	'draft.second': 'Now the second one.',
	'draft.dropped-first': 'All right, not this one.',
	'draft.choice-first': 'The first one after all',
	'draft.brought-back': 'All right, back to that one.',
	'draft.fresh': 'All right, let’s start over.',
	'draft.back': 'All right, one step back.',
	'draft.station-only':
		'{item} has to be arranged by a community station. To have the station arrange it for you, reply “human”; or have a look at the rest:',
	'draft.nudge': 'Your request “{item}” is nearly done. Shall we finish it?',
	'draft.choice-resume': 'Carry on',
	'draft.none': 'There is no half-finished request. If you need a hand, just say with what.',
	'draft.too-long': 'That’s a lot of text, and I can only follow a little. In a sentence or two: what would you like help with?',
} as const satisfies Readonly<Record<keyof typeof draftTexts, string>>;
