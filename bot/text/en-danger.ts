import type { dangerTexts } from './zh-cn-danger.ts';

/** Emergencies: the number to ring comes first. */
export const dangerTextsEn = {
	'station.danger':
		'[Emergency] A resident in {unit} said: “{said}”\nThey were told to ring {phone}. Phone: {contact}. Please get in touch at once.',
	'danger.119': '[Ring now] 119! For fire, gas or anyone trapped ring 119, and get away from the danger first.',
	'danger.120': '[Ring now] 120! For injury or sudden illness ring 120, stay on the line and do what they tell you.',
	'danger.110': '[Ring now] 110! In danger or being cheated, ring 110. Get to a safe place and don’t send any money.',
	'danger.crisis':
		'[Ring 120 or 110 first, or the crisis line 12356] Thank you for telling me. Your safety matters most now, and someone close can stay with you too.',
	'duty.told': 'Then tell me the address. The people on duty have been told and will get in touch at once.',
	'duty.nobody': 'Please be sure to ring yourself: nobody is on duty here now.',
	'danger.ask':
		'Is anyone in danger right now? For fire or anyone trapped ring 119, for injury or illness 120, for violence, fraud or danger 110. Don’t wait for me.',
	'danger.choice-119': 'Fire',
	'danger.choice-120': 'Someone is hurt',
	'danger.choice-110': 'Violence or fraud',
	'danger.choice-crisis': 'Not wanting to live',
	'danger.choice-safe': 'No',
	'danger.safe': 'Good to hear. In danger ring 110, 119 or 120 at any time.',
	'station.danger-silent':
		'[Emergency] A resident in {unit} said: “{said}”\nAsked whether anyone is in danger, they did not answer. Phone: {contact}. Please get in touch at once.',
} as const satisfies Record<keyof typeof dangerTexts, string>;
