import { bindTexts } from './zh-cn-bind.ts';
import { counterTexts } from './zh-cn-counter.ts';
import { dangerTexts } from './zh-cn-danger.ts';
import { digestTexts } from './zh-cn-digest.ts';
import { draftTexts } from './zh-cn-draft.ts';
import { faqTexts } from './zh-cn-faq.ts';
import { handoffTexts } from './zh-cn-handoff.ts';
import { mediaTexts } from './zh-cn-media.ts';
import { orderTexts } from './zh-cn-order.ts';
import { referTexts } from './zh-cn-refer.ts';
import { refusalTexts } from './zh-cn-refusal.ts';
import { staffTexts } from './zh-cn-staff.ts';
import { wantTexts } from './zh-cn-wants.ts';

/** All texts in Chinese, the source of keys. Exact texts of desk.md §4 where it gives one; marks of contract §5. */
export const zhCn = {
	...counterTexts,
	...dangerTexts,
	...draftTexts,
	...orderTexts,
	...faqTexts,
	...handoffTexts,
	...staffTexts,
	...referTexts,
	...refusalTexts,
	...digestTexts,
	...bindTexts,
	...mediaTexts,
	...wantTexts,
} as const;
