import { masked } from './model/mask.ts';
import { normalise } from './normalise.ts';
import { hanIn } from './script.ts';
import { withoutHaste } from './urgency.ts';

/** Words that only ask for somebody, greet, or name a time or a place: they tell nothing of what is to be done. */
const EMPTY =
	/马上|[急就]|[上下]午|早上|[今明]晚|明早|傍晚|凌晨|清晨|晚上|中午|[今明后]天|大后天|下?(?:周|星期|礼拜)[一二三四五六日天末]?|志愿者|社区|街道|帮[忙助帮我个下]*|想[要请]?|要|需要|请|[找求叫喊约]|有没有|能不能|可不可以|[几个位一两三]?(?:个)?人(?!家)|在家|来|一下|下|个|我们?|你们?|你好|您|的|了|吗|呢|吧|嘛|啊|住在?|在|[点号日月半]|不对|错了|谢谢|麻烦/gu;
/** Fewer characters name nothing to be done (修灯 has two). */
const LEAST = 2;

/** Whether a Chinese text tells what is to be done, apart from when, where and that help is wanted. */
export const saysWhat = (text: string): boolean => hanIn(masked(withoutHaste(normalise(text))).replace(EMPTY, '')) >= LEAST;

const CLAUSE = /[^,。;!?]+/gu;

/** The clauses of a text that tell what is to be done: without 周六上午 and 住在聂耳社区. The whole text where none does. */
export function whatIsSaid(text: string): readonly string[] {
	const said = normalise(text);
	const telling = (said.match(CLAUSE) ?? []).filter(saysWhat);
	return telling.length > 0 ? telling : [said];
}
