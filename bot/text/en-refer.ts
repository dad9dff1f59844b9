import type { referTexts } from './zh-cn-refer.ts';

/** 12345: what volunteers cannot do, with words that can be read out. */
export const referTextsEn = {
	'refer.lamp':
		'Street lamps belong to the city; volunteers can’t mend them. Please ring 12345 (24 hours) and give the road and the number on the lamp post.',
	'refer.noise':
		'Noise is a matter for the city, the environment office and the police. Please ring 12345 (24 hours) and say where and at what hours.',
	'refer.wages':
		'Pay and labour are a matter for the labour office. Please ring 12345 (24 hours) and give the employer, how much is owed and to how many.',
	'refer.health':
		'Hospitals and health insurance have their own office. Please ring 12345 (24 hours) and say which hospital and which day.',
	'refer.school': 'Schools are a matter for the education office. Please ring 12345 (24 hours) and give the school and what happened.',
	'refer.property':
		'Property management is a matter for the housing office and the street. Please ring 12345 (24 hours) and give the estate, the building and the company.',
	'refer.water': 'Water and drains belong to the water company and the city. Please ring 12345 (24 hours) and say where and since when.',
	'refer.power':
		'Power, gas and broadband belong to their companies. Please ring 12345 (24 hours) and give the place and the customer number. Keep away from fallen wires.',
	'refer.road': 'Roads belong to the city; volunteers can’t mend them. Please ring 12345 (24 hours) and give the road and the exact place.',
	'refer.rubbish':
		'Rubbish and pollution are a matter for the city and the environment office. Please ring 12345 (24 hours) and say where and since when.',
	'refer.housing':
		'Housing and land are a matter for their offices. Please ring 12345 (24 hours) and say where it is and which papers you have.',
	'refer.transport':
		'Transport is a matter for the transport office. Please ring 12345 (24 hours) and give the line or plate, time and place.',
	'refer.shop':
		'Trouble with a purchase is a matter for the market office. Please ring 12345 (24 hours), give the shop and the amount, and keep the receipt.',
	'refer.office':
		'That is a matter for the office in charge. Please ring 12345 (24 hours) and say which counter, which day and what it was about.',
	'refer.other':
		'That is a matter for the government hotline; volunteers can’t settle it. Please ring 12345 (24 hours) and say when, where and what.',
	'refer.ready':
		'Here are your words, to read out or to copy. I pass nothing on for you:\n“Hello, I’d like to report something: {words}. Place: {place}. Please look into it and let me know, thank you.”',
	'refer.ready-empty':
		'When you are through, say:\n“Hello, I’d like to report something: (what). Place: (where). Please look into it and let me know, thank you.”',
	'refer.no-place': '(say where it is)',
	'refer.choice-order': 'I’d like someone to help',
} as const satisfies Readonly<Record<keyof typeof referTexts, string>>;
