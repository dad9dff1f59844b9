import type { counterTexts } from './zh-cn-counter.ts';

/** What can go another way: a crew short of people, turning back, taking back, objecting. */
export const counterTextsEn = {
	// a crew short of people
	'crew.short': '{number} {item}: {missing} more {missing|person is|people are} needed and nobody in the team has answered.',
	'crew.choice-ask-again': 'Ask again',
	'crew.choice-name': 'Name somebody',
	'crew.choice-station-help': 'Ask the station',
	'crew.choice-hand-back': 'Hand back',
	'crew.ask-nobody':
		'There is nobody else in the team to ask for {number}. You can ask the station for help, or hand it back to the centre.',
	'crew.name-ask': 'Who shall come along for {number}? Choose somebody or say the name. It only counts once they agree themselves.',
	'crew.add-which': '{count} people in the team are called “{name}” ({number}). Which one?',
	'crew.add-unknown': 'Nobody in the team is called “{name}”, or they can’t count for {number}. Choose somebody or say the name again.',
	'crew.add-joined': 'They’re already in for {number}.',
	'crew.add-none': 'No order needs more people now. Once you’ve accepted one that is short, you can add somebody.',
	'crew.asked': 'Asked {who} ({number}). It counts once they agree; you’ll hear who comes.',
	'crew.people': '{count} team {count|member|members}',
	'crew.station-asked': '{office} has been asked to help find somebody ({number}). Whether fewer may go is theirs to decide too.',
	'crew.let-go': '{office} agrees that {count} of you {count|goes|go} for {number}: {reason}. Reply “leaving” when you set out.',
	'resident.let-go':
		'{names} will come for {number}, {count} {count|person|people} and fewer than planned. {office} has agreed: {reason}. Nothing is charged.',
	'station.crew-help':
		'[Short of people] {number} {item} | {slot}: {team} needs {missing} more {missing|person|people}; the leader asks the station to help.',
	'station.crew-missing': '[Short of people] {number} {item} | {slot}: {team} needs {missing} more {missing|person|people}.',
	'station.choice-let-go': 'Let fewer go',
	'station.choice-ask-again': 'Ask the team again',
	'station.let-go-why': 'Why may fewer people go for {number}? The resident and the volunteers will see it. Choose one or write your own:',
	'station.let-go': 'Agreed: {count} {count|person goes|people go} for {number}. The resident and the volunteers have been told.',
	'why.family-there': 'family is there to help',
	'why.light-work': 'the work is light',
	'why.second-later': 'the other one follows later',

	// resident and leader at once
	'offer.won-own': 'You’ve got it: {number}. It is for yourself, so you don’t count as one of those who go{short}.',

	// nothing to act on, by who asks
	'offer.none-leader':
		'No order is waiting for your answer. Suitable ones nearby come to you at once{night}. For what you have taken on, reply “my tasks”.',
	'offer.none-member':
		'You’re not being asked for anything now. When your leader needs people to come along, you’ll be asked here{night}. For what you have taken on, reply “my tasks”.',
	'offer.none-staff': 'Orders are accepted by volunteer teams. For what you have to do, reply “to do”.',
	'offer.none-resident':
		'Orders are accepted by volunteer teams; none is waiting for you. If you need a hand, just say with what. To become a volunteer, reply “human” and ask the station.',
	'offer.night': ' (from {from} to {to} only urgent ones)',
	'tasks.none-leader': 'You have no tasks now. Orders you accept appear here, and you’ll be reminded before you leave.',
	'tasks.none-member': 'You have no tasks now. Orders you agree to go along for appear here, and you’ll be reminded before you leave.',
	'tasks.none-staff':
		'Leaving, arriving and finishing is reported by the volunteers who go; you have no tasks. For what you have to do, reply “to do”.',
	'tasks.none-resident':
		'Leaving, arriving and finishing is reported by the volunteers who go; you have no tasks. For your own orders reply “orders”; if you need a hand, just say with what.',
	'tasks.not-now': '“{word}” doesn’t fit now. Your task stands like this:',
	'tasks.not-now-which': '“{word}” doesn’t fit now. Which one do you want to see?',
	'staff.none-volunteer':
		'That is for station and centre staff. For your tasks reply “my tasks”; orders waiting for your answer come to you.',
	'todo.none-running': 'Nothing to do now. Running by itself: {list}. New orders will be sent to you.',
	'todo.running-search': '{count} being offered',
	'todo.running-visit': '{count} {count|visit|visits} agreed',
	'todo.running-rating': '{count} waiting for a rating',
	'unclear-volunteer': 'I’m not sure what you mean. Reply “accept” to an order, “leaving”, “arrived” or “done” on a visit, or choose:',
	'unclear.choice-tasks': 'My tasks',

	// turning back, taking “done” back
	'crew.choice-turn-back': 'Turn back',
	'crew.turned-back': 'Noted: turned back ({number}), the resident knows. Reply “leaving” when you set out again, or “can’t come”.',
	'crew.turned-back-others': '{name} turned back ({number}). You’ll hear when they set out again.',
	'crew.choice-undo-finish': 'Not done yet, go on',
	'crew.undone-finish': 'Taken back: {number} goes on. Reply “done” when it is finished.',
	'crew.undone-finish-others': '{name} took “done” back, {number} goes on.',
	'resident.undone-finish-rated':
		'The volunteers say {number} isn’t finished yet and carry on. Your rating doesn’t count for now, we’ll ask you again afterwards.',
	'station.undone-finish': 'The volunteers took “done” back for {number} {item} and carry on: no hours to confirm yet.',

	// objecting
	'resident.choice-object': 'Object',
	'resident.object-why': 'Why don’t you agree that {number} was returned? The centre will see it. Choose one or say it:',
	'resident.objected': 'We’ve got your objection about {number} and passed it to the centre. You’ll hear from us {promise}.',
	'resident.objected-nobody':
		'We’ve got your objection about {number}. Nobody is on duty here now; you’ll hear from us {promise}. If it’s urgent, please ring 12345.',
	'station.objected': '[Objection] {number} {item}: the resident doesn’t agree with the return: {reason}. The centre looks at it again.',
	'dispatcher.why-objected': 'The resident objects to the return: {reason}',
	'dispatcher.choice-return': 'Keep it returned',
	'why.still-needed': 'help really is needed',
	'why.does-fit': 'the conditions are met',
	'why.not-told': 'the reason wasn’t clear',
	'object.which-or-pause': 'What do you object to?',
	'object.choice-pause': 'The pause of the human service',
	'object.which': 'You have {count} returned {count|order|orders}. Which one do you object to?',
} as const satisfies Readonly<Record<keyof typeof counterTexts, string>>;
