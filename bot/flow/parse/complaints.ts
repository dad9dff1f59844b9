import { bare, normalise } from '../../understand/normalise.ts';

/** Words against somebody who came. */

const SOMEBODY = '(?:师傅|志愿者|队长|来的(?:那个|那位)?人|那个人|那人|上门的)';
const SUM = '(?:\\d+|[一二三四五六七八九十百两几]+)(?:多)?(?:块|元|钱|百|千)|红包|辛苦费|车费|材料费|手工费|小费';
/** 没收我钱 praises. */
const PAID = new RegExp(
	`${SOMEBODY}[^。!?]{0,10}(?<![没不未])(?:收|拿|要|偷|骗|讹|顺|借)(?:走|了|去|走了|我|过)[^。!?]{0,8}(?:${SUM}|钱|东西|手机|首饰)|(?:给|塞|付|交)了?${SOMEBODY}[^。!?]{0,4}(?:${SUM})`,
	'u',
);
const COMPLAINS = /投诉|告(?:他|她|状)|举报/u;
const ABOUT_SOMEBODY = new RegExp(`${SOMEBODY}|态度|服务|他|她|骂人|不礼貌|凶`, 'u');
const ALONE =
	/^(?:我)?(?:要|想|想要|需要)?(?:投诉|去投诉)(?:一下|你们|吧|啊)?$|^(?:i (?:want|would like) to )?(?:complain|make a complaint|complaint)$/u;
const ENGLISH_PAID = /\b(?:volunteer|he|she|they)\b.{0,20}\b(?:charged|took|stole|asked (?:me )?for)\b.{0,20}(?:\d|money|yuan|phone)/u;

/** `paid` money or a thing was taken · `person` a complaint about who came · `complaint` the word alone. */
type Against = 'paid' | 'person' | 'complaint';

export function againstOf(text: string): Against | null {
	const said = normalise(text);
	if (PAID.test(said) || ENGLISH_PAID.test(said)) return 'paid';
	if (ALONE.test(bare(text))) return 'complaint';
	return COMPLAINS.test(said) && ABOUT_SOMEBODY.test(said) ? 'person' : null;
}

const STARS = ['一', '二', '三', '四', '五'];
const GIVEN =
	/^(?:我|就|那|那就|先|打|给|评|算|勉强|他们?|师傅|个|了)*([1-5一二两三四五])(?:个|颗)?(?:星|分)(?:吧|好评|好了|啊|呀|哈|嘛|了)*$/u;

/** 三星吧, 给五分: the stars that words give and say nothing else; null for anything else. */
export function starsIn(text: string): number | null {
	const [, said] = GIVEN.exec(bare(text)) ?? [];
	if (said === undefined) return null;
	const n = said === '两' ? 2 : STARS.indexOf(said) + 1 || Number(said);
	return n >= 1 && n <= 5 ? n : null;
}
