import type { dangerTexts } from './zh-cn-danger.ts';

/** Emergencies: the number to ring comes first. */
export const dangerTextsEn = {
	'station.danger':
		'[Emergency] A resident in {unit} said: “{said}”\nThey were told to ring {phone}. Phone: {contact}. Please get in touch at once.',
	'danger.119': '[Ring now] 119! For fire, gas or anyone trapped ring 119, and get away from the danger first.',
	'danger.120': '[Ring now] 120! For injury or sudden illness ring 120, stay on the line and do what they tell you.',
	'danger.110': '[Ring now] 110! In danger ring 110, and get to a safe place first.',
	'danger.110-fraud': '[Ring now] 110! Being cheated, ring 110. Don’t send any money, and tell nobody a verification code.',
	'danger.110-missing':
		'[Ring now] 110! Someone is missing: ring 110 and say the name, the looks, the clothes and where they were last seen.',
	'danger.110-locked': '[Ring now] 110! Locked in: ring 110 and say where. Don’t try to force your way out.',
	'danger.110-violence': '[Ring now] 110! Violence or threats: ring 110. Get away to where people are, or lock the door.',
	'danger.110-theft': '[Ring now] 110! Theft: ring 110. Don’t go after anyone, and touch nothing.',
	'danger.crisis':
		'[Ring 120 or 110 first, or the crisis line 12356] Thank you for telling me. Your safety matters most now, and someone close can stay with you too.',
	'duty.told': 'Then tell me the address. The people on duty have been told and will get in touch at once.',
	'duty.nobody': 'Please be sure to ring yourself: nobody is on duty here now.',
	'danger.ask':
		'Is anyone in danger right now? For fire or anyone trapped ring 119, for injury or illness 120, for violence, fraud or danger 110; if life feels unbearable, 12356. Don’t wait for me.',
	'danger.passed': 'Passed on to the people on duty at {office}. Say “end” once all is well.',
	'danger.noted': 'Noted, passed on to the people on duty.',
	'danger.over':
		'Good to hear. The people on duty at {office} have been told. Press “End” if it is over; if there is danger again, ring 119, 120 or 110 first.',
	'danger.or-wish':
		'I have passed this on to the people on duty at {office}. Is it still about the emergency, or would you like help with something?',
	'danger.still-urgent': 'Still the emergency',
	'danger.still-request': 'Ask for help',
	'danger.ring': 'All right, the people on duty see it. Ring 119, 120 or 110 first; don’t wait for me.',
	'danger.draft-kept': 'The order you were making is kept, nothing is lost; once all is well, “carry on” goes on with it.',
	'danger.choice-119': 'Fire',
	'danger.choice-120': 'Someone is hurt',
	'danger.choice-110': 'Violence or fraud',
	'danger.choice-crisis': 'Not wanting to live',
	'danger.choice-safe': 'No',
	'danger.safe': 'Good to hear. In danger ring 110, 119 or 120 at any time.',
	'station.danger-silent':
		'[Emergency] A resident in {unit} said: “{said}”\nAsked whether anyone is in danger, they did not answer. Phone: {contact}. Please get in touch at once.',
	'crisis.line': 'When it gets too much, ring the crisis line 12356 at any time; in danger 120 or 110.',
	'crisis.called':
		'I have asked the people on duty to get in touch with you at once. If nobody has {promise}, I go on looking; I won’t stop. Whatever you want to say, you can say it here.',
	'crisis.silent':
		'[When it hurts, ring the crisis line 12356; in danger 120 or 110] You didn’t answer just now, and I am a little worried about you.',
	'crisis.heard':
		'[12356, 120, 110: you can ring any of them now] I got what you said, and the people on duty will see it. You don’t have to carry this alone; go to whoever is near you.',
	'crisis.listening':
		'I’m here, take your time. The people on duty are getting in touch, and will see what you write. If it is too much, ring 12356, 120 or 110 first.',
	'crisis.late':
		'I’m still here. The people I asked have not been reached yet, so I have asked others too, and they will get in touch. You can ring 12356, 120 or 110 right now, or go to family or a neighbour; it helps to have somebody near.',
	'crisis.late-again':
		'I haven’t forgotten you and am still looking for somebody. Please don’t stay alone: ring family or a friend; 12356, 120 and 110 are there too.',
	'crisis.somebody':
		'{office} has seen it and is getting in touch with you now. Please keep your phone near. You can go on writing here, it goes straight to them.',
	'crisis.stays':
		'That’s fine, rest a little. The people on duty will still look in on you, and I’m here whenever you want to talk. If it gets too much, ring 12356, 120 or 110.',
	'crisis.ended': '{office} has left it there for now. Whenever it hurts you can say so here, or ring 12356; in danger 120 or 110.',
	'crisis.card':
		'[Emergency] [Crisis] {office}: {who} needs somebody to get in touch right now. They were told to ring 12356, 120, 110.\nPlease press “I’m on it” to see the number, and ring at once; if nobody has it {promise}, everybody is told again, and the level above.',
	'crisis.card-late':
		'[Emergency] [Crisis] Nobody has it yet! {office}: {who} needs somebody to get in touch right now.\nPlease press “I’m on it” to see the number, and ring at once; if nobody has it {promise}, everybody is told again, and the level above.',
	'crisis.card-worse':
		'[Emergency] [Crisis] It is getting worse! {office}: {who} has said more that sounds dangerous.\nPlease press “I’m on it” to see the number, and ring at once; if nobody has it {promise}, everybody is told again, and the level above.',
	'crisis.choice-take': 'I’m on it',
	'crisis.taken':
		'{who} is with you now. Phone: {phone}. Please ring right away.\nWhat they said lately: “{said}”\nIf you can’t reach them or there is danger, ring 110 or 120 yourself and give the address. What you say here goes to them; “end” when you are done.',
	'crisis.taken-by': '{name} has taken {who} and is getting in touch.',
	'crisis.taken-already': '{name} has taken {who} already and is getting in touch. To join in, press the button to answer.',
} as const satisfies Record<keyof typeof dangerTexts, string>;
