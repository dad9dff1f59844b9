import type { orderTexts } from './zh-cn-order.ts';

/** What residents, leaders and members hear of an order. */
export const orderTextsEn = {
	// resident
	'resident.collected-asking': '{office} has collected your order and teams nearby are being asked. You’ll hear from us {promise}.',
	'resident.collected-dispatcher': '{office} has collected your order and passed it to the centre. You’ll hear from us {promise}.',
	'resident.dispatched': 'The centre is asking suitable teams. You’ll hear from us {promise}.',
	'resident.widened-2': 'We’re still looking for someone for {number}, now across the whole street. You’ll hear from us {promise}.',
	'resident.widened-3': 'We’re still looking for someone for {number}, now across the whole district. You’ll hear from us {promise}.',
	'resident.nobody-yet': 'Nobody has accepted {number} yet. We keep looking, and you’ll hear from us {promise}.',
	'resident.still-on-it': 'We’re still on {number}, it isn’t forgotten. You’ll hear from us {promise}.',
	'resident.late-collect':
		'Sorry, {number} hasn’t been looked at yet. The level above has been asked to step in. You’ll hear from us {promise}.',
	'resident.late-collect-again':
		'Sorry, {number} still hasn’t been looked at. We’ve reminded the person on duty again. You’ll hear from us {promise}.',
	'resident.late-over': 'Sorry, {slot} has passed and {number} {item} hasn’t been arranged. What would you like to do?',
	'resident.late-dispatch':
		'Sorry, {number} hasn’t been sent out yet. We’ve reminded the person on duty at the centre. You’ll hear from us {promise}.',
	'resident.late-nobody':
		'Sorry, {number} isn’t settled yet and nobody is on duty here. You’ll hear from us again {promise}. If it’s urgent, please ring 12345.',
	'resident.late-visit':
		'Sorry, {number} wasn’t done by the time agreed. The person on duty will get in touch. You’ll hear from us again {promise}.',
	'resident.unserved': 'We’re very sorry. No suitable volunteer could be found for {number} {item} ({slot}). What would you like to do?',
	'resident.unserved-again':
		'We’re very sorry, {number} {item} still isn’t arranged. What would you like to do? Without an answer within 7 days we’ll set it aside.',
	'resident.not-done': 'We’re very sorry, it didn’t work out this time ({number} {item}): {reason}. What would you like to do?',
	'resident.given-up': 'We’re very sorry, {number} {item} couldn’t be arranged: {reason}. What would you like to do?',
	'resident.denied': '{office} checked: the service of {number} didn’t take place ({reason}). We’re very sorry. What would you like to do?',
	'resident.choice-retime': 'Another time',
	'resident.choice-again': 'Search again',
	'resident.choice-call': 'Have the station call me',
	'resident.choice-cancel': 'Cancel this order',
	'resident.set-aside': 'We’ve set {number} aside. If you need it later, just say so.',
	'resident.returned': 'We couldn’t take on {number}: {reason}.',
	'resident.returned-what':
		'If you don’t agree, reply “object”. You can also order something else, or have the station talk it over with you.',
	'resident.referred': '{number} is a matter for the government hotline: {reason}. Please ring 12345 (24 hours).',
	'resident.accepted': 'Good news: {team} has accepted {number} and will come. Time: {slot}.',
	'resident.crew-complete':
		'Coming for {number}: {names} ({count} {count|person|people}). They’ll ring you at the door first (no phone? tell us here). It’s all free of charge.',
	'resident.crew-short': 'We’re still looking for one more volunteer for {number}. We’ll tell you when everyone is there.',
	'resident.departed': '{name} has set out and is on the way ({number}).',
	'resident.turned-back': 'The volunteer had to turn back ({number}). We’ll tell you when they set out again.',
	'resident.arrived': '{name} has arrived ({number}).',
	'resident.undone-finish': 'The volunteer says {number} isn’t finished yet and carries on.',
	'resident.changing-team': 'The volunteer can’t make it after all; we’re finding someone else ({number}). You’ll hear from us {promise}.',
	'resident.remind':
		'A reminder: {team} will come for {item} ({number}). Time: {slot}. If it doesn’t suit you any more, send “cancel {number}”.',
	'resident.rate':
		'Is {number} {item} done? Please rate it: 5 very good, 4 good, 3 fair, 2 not so good, 1 bad. You can add a word behind the number, for example “5 very careful”.',
	'resident.rate-again':
		'One more time, if you don’t mind: how was {number} {item}? Please rate it: 5 very good, 4 good, 3 fair, 2 not so good, 1 bad.',
	'resident.star-5': '5 Very good',
	'resident.star-4': '4 Good',
	'resident.star-3': '3 Fair',
	'resident.star-2': '2 Not so good',
	'resident.star-1': '1 Bad',
	'resident.thanks': 'Thank you! We’ve passed it on to the volunteers.',
	'resident.thanks-low':
		'We’re sorry it wasn’t done well. Someone from {above} has been told and will get in touch. Thank you for being frank.',
	'resident.thanks-low-nobody': 'We’re sorry it wasn’t done well. Thank you for being frank.',
	'resident.cancelled': '{number} is cancelled. Nobody had set out yet. Thank you for telling us in time.',
	'resident.cancelled-underway':
		'{number} is cancelled. The volunteer was already on the way; I’ll tell them at once. Next time please tell us 2 hours ahead if you can.',
	'resident.cancelled-nobody': '{number} is cancelled. Thank you for telling us.',
	'resident.cancelled-by-station': '{office} has cancelled your order {number}: {reason}. Any questions? Reply “human”.',
	'resident.cancel-sure': 'Cancel {number} {item}?',
	'resident.cancel-which': 'You have {count} {count|order|orders}. Which one should be cancelled?',
	'resident.choice-urge': 'Nudge',
	'resident.choice-cancel-yes': 'Cancel {number}',
	'resident.choice-keep': 'Keep it',
	'resident.kept': 'All right, {number} goes ahead.',
	'resident.urged-nobody': 'We’ve noted that you’re waiting for {number}. You’ll hear from us {promise}. If it’s urgent, reply “human”.',
	'resident.urged': 'We’ve nudged the people in charge of {number}; they’ll look at it right away. You’ll hear from us {promise}.',
	'resident.changed': '{number} is moved to {slot} and we’re looking for volunteers anew. You’ll hear from us {promise}.',
	'resident.retime-ask': 'Which day would you like {number} {item} instead? For example “{example}, morning”.',
	'resident.again': 'All right, we’re searching again for {number}. You’ll hear from us {promise}.',
	'resident.called':
		'{office} has been asked about {number} and will answer {promise}. Whatever you say here until {until} is passed on to them; reply “end” if it’s no longer needed.',

	'promise.by': 'by {at}',
	'promise.soon': 'as soon as possible',

	// orders in lists
	'track.none': 'You have no open orders. If you need a hand, just say with what.',
	'track.which': 'You have {count} {count|order|orders}. Which one?',
	'track.list': 'You have {count} {count|order|orders}:\n{lines}\nWhich one?',
	'track.line': '{n} {number} {item}, {slot}: {state}. {promise}',
	'track.card': '{number} {item}\n{seals}\n{state}. {slot}, {unit}. {promise}',
	'track.promise': 'You’ll hear from us {promise}. ',
	'track.team': 'Accepted by {team}.',
	'track.unknown': 'There is no order {number}. Send “orders” to see yours.',

	// states in words
	'state.ordered': 'Ordered: the station is looking at it',
	'state.collected': 'Collected: with the centre',
	'state.offering': 'Offered: looking for a team (round {round})',
	'state.accepted': 'Accepted',
	'state.departed': 'Accepted: the volunteer is on the way',
	'state.serving': 'Accepted: the service is under way',
	'state.confirming': 'Done: the station is checking the hours',
	'state.rating': 'Done: please rate it',
	'state.closed': 'Closed',
	'state.returned': 'Returned',
	'state.referred': 'Referred to 12345',
	'state.cancelled': 'Cancelled',
	'state.unserved': 'Could not be arranged',
	'state.merged': 'Merged with the same service',

	// what a resident says of an order that exists
	'order.phone-sure': '{number}: should the phone be “{what}”?',
	'order.address-sure': '{number}: should the address be “{what}”?',
	'order.note-sure': '{number}: shall I tell them this? “{words}”',
	'order.tell-which': 'You have several orders. Which of them is this about?',
	'order.choice-change': 'Change it',
	'order.choice-no-change': 'No, I mistyped',
	'order.choice-tell': 'Tell them',
	'order.choice-no-tell': 'No need',
	'order.told-crew': 'All right, the volunteers of {number} and {office} have got your words.',
	'order.told-station': 'All right, {office} has got your words; {number} goes ahead.',
	'order.kept-all': 'All right, nothing is cancelled and your orders go ahead.',
	'resident.hour': '{name} says they will come {at} ({number}).',
	'crew.hour-told': 'All right, the resident knows that you come {at} ({number}).',
	'crew.hour-outside':
		'{number} is agreed for {slot}; the time you named is not in it and was not passed on. For another time reply “human” and talk to the station.',
	'crew.my-hours':
		'Hours are booked once the station has confirmed a visit, and you are told at once. The total can’t be looked up here yet; reply “human” to ask the station.',
	'crew.note': '{number} {item} | {slot}, the resident says: “{words}”',
	'station.note': '[Note] {number} {item} | {slot}, the resident says: “{words}”',

	// leader
	'offer.card':
		'{mark} {number} {item} | {unit} | {slot} | {volunteers} {volunteers|person|people} | risk: {risk}\n{description}\n{reasons}If you can come, reply “accept”; if not, “decline”. Declining never counts against you. Please answer by {until}.',
	'offer.mark-directed': '[Offer]',
	'offer.mark-pool': '[Open offer]',
	'offer.mark-replacement': '[Substitute needed]',
	'offer.reasons': 'Why you: {reasons}.\n',
	'offer.choice-accept': 'Accept',
	'offer.choice-decline': 'Decline',
	'offer.declined': 'All right, we won’t trouble you with {number}. Thanks for answering; it never counts against you.',
	'offer.won': 'You’ve got it: {number}. You count as one{short}.',
	'offer.won-short':
		'; {missing} more {missing|person is|people are} needed, and {asked} of your team {asked|has|have} been asked. To name somebody, reply “add Li”',
	'offer.won-short-nobody':
		'; {missing} more {missing|person is|people are} needed and there is nobody else in your team to ask, so the station will help to find someone',
	'offer.details':
		'Address: {address}\nContact: {contact}\nWe’ll remind you the day before and on the day. Reply “arrived” when you’re there, “done” when it’s finished, “can’t come” if something gets in the way.',
	'offer.risk-low': 'low',
	'offer.risk-medium': 'medium',
	'offer.risk-high': 'high',
	'offer.cancelled': '{number} {item} has been cancelled, no need to go. Thank you.',
	'offer.cancelled-underway':
		'The resident has just cancelled {number} {item}. Please don’t go on. Your time on the road will be recorded. Thank you.',
	'offer.changed': '{number} has a new time. Your acceptance no longer counts; we’ll ask again.',
	'offer.given-up': 'The centre has taken back {number} {item}: {reason}. Thank you.',
	'offer.which': 'There {count|is|are} {count} {count|order|orders} you can accept. Which one?',

	// crew
	'crew.ask':
		'{leader} has accepted {item} in {unit} ({number}). Time: {slot}. {missing} more {missing|person is|people are} needed. Will you come?',
	'crew.ask-substitute':
		'[Substitute needed] {leader} has accepted {item} in {unit} ({number}). Time: {slot}. Someone dropped out and {missing} more {missing|person is|people are} needed. Will you come?',
	'crew.choice-join': 'Join',
	'crew.choice-no': 'Decline',
	'crew.joined': 'You’re in for {number}, together with {names}.',
	'crew.joined-alone': 'You’re in for {number}.',
	'crew.joined-leader': '{name} is coming. {number}: {short}',
	'crew.complete': 'everyone is there.',
	'crew.still-short': '{missing} more {missing|person is|people are} needed.',
	'crew.declined': 'All right, not this time ({number}). Thanks for answering.',
	'crew.declined-leader': '{name} can’t come this time. {number}: {short}',
	'crew.left': 'Got it, thanks for telling us in time. We’re finding a substitute for {number}.',
	'crew.left-others': 'Got it, thanks for telling us in time. The others of {number} know.',
	'crew.left-leader': '{name} can’t make it after all. {number}: {short}',
	'crew.handed-back':
		'Got it, thanks for telling us in time. {number} is back with the centre, which is finding a substitute. It never counts against you.',
	'crew.handed-back-others': 'Our team has handed {number} back to the centre, no need to go. Thank you.',
	'crew.remind':
		'A reminder: {item} ({number}), {place}. Time: {slot}. {short} Reply “leaving” when you set out; if you can’t come, please say “can’t come” soon.',
	'crew.remind-start': 'It’s time: {number} {item}, {place}. Reply “leaving” when you set out, “arrived” when you’re there.',
	'crew.depart-sure': 'It’s still a long time until {slot}. Are you setting out for {number} now?',
	'crew.choice-depart-now': 'Leaving now',
	'crew.arrive-sure': 'It’s still a long time until {slot}. Have you arrived for {number} already?',
	'crew.choice-arrive-now': 'I’m here',
	'crew.choice-not-yet': 'Not yet',
	'crew.not-yet': 'All right, {number} can wait until then.',
	'crew.departed': 'The resident knows you’re on the way ({number}). Travel safely, and reply “arrived” when you’re there.',
	'crew.departed-others': '{name} has set out ({number}).',
	'crew.arrived': 'Arrival noted at {time} ({number}). Reply “done” when it’s finished; if it can’t be done, press “Can’t be done”.',
	'crew.choice-finish': 'Done',
	'crew.choice-undone': 'Can’t be done',
	'crew.finished': '{hours} h noted, the station will confirm ({number}). Not finished after all? You can take it back until {until}.',
	'crew.finished-others':
		'{name} reported {number} as done: {hours} h noted, the station will confirm. Not finished after all? You can take it back until {until}.',
	'crew.hours': '{number}: {hours} h credited to you. Well done!',
	'crew.denied': '{office} says the service of {number} didn’t take place: {reason}. If that’s a mistake, please tell the station.',
	'crew.undone': 'Got it, {number} couldn’t be done: {reason}. The resident and the centre know. Thanks for going.',
	'crew.late':
		'The time agreed for {number} has passed and it isn’t done yet. The person on duty will ring. If it’s finished, reply “done”.',
	'crew.praised': '{number}: the resident gave {stars} {stars|star|stars}{words}',
	'crew.praised-words': ': {words}',
	'tasks.which': 'There {count|is|are} {count} {count|order|orders}. Which one?',
	'tasks.choice-which': '{number} {item}, {slot}',
	'tasks.card': '{number} {item} | {unit} | {slot} | {state}\n{place}{crew}',
	'tasks.choice-depart': 'Leaving',
	'tasks.choice-arrive': 'Arrived',
	'tasks.choice-leave': 'Can’t come',
	'tasks.choice-hand-back': 'Hand back for the whole team',
	'why.hand-back': 'Why does {number} go back to the centre? Pick one or write it:',
	'why.undone': 'Why can’t {number} be done? Pick one or write it:',
	'why.nobody-home': 'nobody was at home',
	'why.not-needed': 'it is no longer needed',
	'why.beyond': 'it is beyond what volunteers may do',
	'why.ill': 'illness',
	'why.busy': 'something came up',
	'why.no-hands': 'not enough people',
} as const satisfies Readonly<Record<keyof typeof orderTexts, string>>;
