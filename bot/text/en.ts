import { bindTextsEn } from './en-bind.ts';
import { counterTextsEn } from './en-counter.ts';
import { dangerTextsEn } from './en-danger.ts';
import { digestTextsEn } from './en-digest.ts';
import { draftTextsEn } from './en-draft.ts';
import { faqTextsEn } from './en-faq.ts';
import { handoffTextsEn } from './en-handoff.ts';
import { mediaTextsEn } from './en-media.ts';
import { orderTextsEn } from './en-order.ts';
import { referTextsEn } from './en-refer.ts';
import { refusalTextsEn } from './en-refusal.ts';
import { staffTextsEn } from './en-staff.ts';
import { wantTextsEn } from './en-wants.ts';

/** All texts in English: the same keys and places as in Chinese, which the compiler and a test hold. */
export const en = {
	...counterTextsEn,
	...dangerTextsEn,
	...draftTextsEn,
	...orderTextsEn,
	...faqTextsEn,
	...handoffTextsEn,
	...bindTextsEn,
	...staffTextsEn,
	...referTextsEn,
	...refusalTextsEn,
	...digestTextsEn,
	...mediaTextsEn,
	...wantTextsEn,
} as const;
