import type { faqTexts } from './zh-cn-faq.ts';

/** Answers about the desk itself. */
export const faqTextsEn = {
	'faq.fees': 'It’s all free: volunteers take no money, and don’t lay out or transfer any. If somebody asks you to pay, send “report”.',
	'faq.pay': 'Volunteers aren’t paid. Their hours are recorded as they were, and the station can issue a record of service.',
	'faq.join':
		'You’re welcome! To volunteer you give a name, your age, where you live, what you can do and when you have time. Press “Talk to a person” and the station signs you up, or go there yourself. From 14 to 17 a guardian has to agree. (Rules of {version})',
	'faq.points':
		'Points follow the hours served: 1 an hour, 1.2 or 1.5 for harder work; a fifth more where the resident gave 5 stars, none for 2 or fewer. Unused points lapse after 24 months with two reminders; they can’t be turned into money or given away. To look them up or use them ask the station; that can’t be done here yet. (Rules of {version})',
	'faq.age':
		'To get help you need no ID card, a name and a place will do. To volunteer: from 18 on you sign up yourself, from 14 to 17 a guardian has to agree, for anybody younger please have a parent or guardian write to me. The ID number is only asked before the first task that needs insurance. (Rules of {version})',
	'faq.hours': 'I’m here day and night. The station looks at orders {days} {hours}. {night}',
	'faq.hours-always': 'I’m here day and night, and so is the station. {night}',
	'faq.night': 'From {from} to {to} volunteers aren’t disturbed unless it’s urgent.',
	'faq.days-week': 'Monday to Friday',
	'faq.days-all': 'every day',
	'faq.days-some': 'on working days',
	'faq.window': '{from}–{to}',
	'faq.privacy':
		'Your name, phone and address are only used to arrange your service: a team sees them once it has accepted, and no more when the visit is over. They are neither published nor given away. Reply “my info” to see what is stored.',
	'faq.who':
		'I’m the robot of the Wudan desk, not a person; to talk to one reply “human”. I find volunteers for you, free of charge: haircuts at home, small repairs, company to the doctor, help with a phone and more. Just say it, for example “could someone come and cut my hair?”. For how it works reply “help”.',
	'faq.choice-fees': 'Is it free?',
	'faq.choice-join': 'How can I volunteer?',
	'faq.choice-points': 'How do points work?',
	'faq.choice-age': 'ID card, age?',
	'faq.choice-hours': 'Opening hours',
	'faq.choice-privacy': 'How is my data used?',
	'faq.choice-pay': 'Are volunteers paid?',
	'faq.choice-who': 'What can you do?',
} as const satisfies Readonly<Record<keyof typeof faqTexts, string>>;
