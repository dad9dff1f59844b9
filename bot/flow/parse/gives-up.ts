import { bare } from '../../understand/normalise.ts';

const WORD =
	'(?:算了|不(?:要|办|点|弄|搞|用|约|填|需要|下单|麻烦|麻烦你们|麻烦您|想要|想办|想弄|想点)了|别[办弄搞点]了|取消|作罢|拉倒|不想要|不需要|不办|不点)';
/** 算了, 那我不办了, 算了算了不用了，谢谢. 不要 and 不用 alone may answer a question. */
const GIVES_UP = new RegExp(
	`^(?:那|就|还是|我|先|这[个单件次]|都|全|也)*(?:${WORD}[吧啊呀哈嘛啦嘎噶, ]*)+(?:谢谢(?:你们|您)?|麻烦(?:你们|您)了|不好意思)?$`,
	'u',
);
const GIVES_UP_ENGLISH =
	/^(?:(?:oh|ok|okay|no|sorry|actually|please|just)[, ]+)*(?:never ?mind|forget (?:it|about it|that)|drop (?:it|that)|cancel (?:it|that|this)|(?:i )?(?:don't|do not) (?:want|need) (?:it|that|this)(?: any ?more)?|not any ?more|no longer needed|scrap that)(?:,? (?:please|thanks|thank you|then|sorry))*$/u;

/** A few words, and no sentence. */
const LONGEST = 40;

/** Whether words give up what is being filled in, and say nothing else. */
export function givesUp(text: string): boolean {
	const said = bare(text);
	return said.length <= LONGEST && (GIVES_UP.test(said) || GIVES_UP_ENGLISH.test(said));
}
