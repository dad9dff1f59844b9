import { normalise } from '../normalise.ts';
import { STORY } from './danger-guards.ts';

/**
 * Words that are harmless by themselves and are asked about where the wish is for somebody to talk to (understanding.md §3): of being
 * worth nothing, of farewell, of sleeping for ever, of giving things away.
 */
const GLOOM: readonly RegExp[] = [
	// worth nothing
	/没(?:有)?(?:什么|一点|半点|任何)?(?:用处|价值)|(?:我|自己)[^。,]{0,6}(?:没用|废物|废人|多余|累赘|包袱|不配|一无是处|什么都不是)|没用的人|一点用(?:处)?(?:都|也)?没有?|活得[^。,]{0,3}(?:没意思|没劲|多余)/u,
	/(?:拖累|连累|拖垮)|(?:成了|是|当成)[^。,]{0,6}(?:负担|累赘|包袱|多余的)|没有(?:我|人)[^。,]{0,6}(?:也|都)(?:一样|无所谓|行)|不值得[^。,]{0,4}(?:活|爱|救|管)/u,
	/(?:没|没有)(?:人|谁)[^。,]{0,6}(?:在乎|在意|记得|需要|心疼|会想)我?/u,
	// farewell
	/(?<!没[^。,]{0,8})最后一(?:次|面|眼|顿|天|晚)|说(?:声|一声)(?:再见|对不起)|(?:告别|道别|永别|再也不见|不会再见)|我(?:要是|如果|万一)(?:走|不在|没)了|等我(?:走|不在|没)了(?!才)|来生|来世/u,
	// sleeping for ever
	/(?:一直|永远|就这么|就这样)睡(?:下去|着|过去)|睡(?:着|过去|下)?[^。,]{0,4}(?:不醒|醒不来|别醒)|不想(?:再)?(?:醒|睁眼)|睡了就(?:好|不)|一觉[^。,]{0,4}(?:过去|不)/u,
	// giving things away
	/(?:东西|衣服|书|存折|存款|钱|猫|狗|花|首饰|房子|房产证|密码)[^。,]{0,8}(?:都|全|也)?(?:送人|送掉|送给|分了|分给|留给|托付|交代|处理(?:好|掉|了))|(?:把|都)[^。,]{0,8}(?:交代|安排)(?:好|完|清楚)了/u,
];

/** No wish of one's own: a talk, a film. */
const isStory = (said: string): boolean => STORY.some((pattern) => pattern.test(said));

/** Whether words speak of such things. Only beside a wish for 心理疏导 do they say anything. */
export function isGloomy(text: string): boolean {
	const said = normalise(text);
	return !isStory(said) && GLOOM.some((pattern) => pattern.test(said));
}
