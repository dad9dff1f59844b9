import { bare } from '../../understand/normalise.ts';

const ALL_CLEAR =
	/^没事(?:儿|啦)?$|没(?:什么|有|啥)?事[了啦]|没事儿[了啦]|火(?:已经|都|也|被)*(?:灭|熄|扑灭)|(?:扑灭|救出来|脱险|解除)[了啦]|误[报会触]|虚惊|(?:弄|搞|打|按|发|说|看)错[了啦]|玩笑|闹着玩|(?:不用|不要|不必|别|不需要)(?:再)?(?:派人|过?来人?|管)(?:了|啦|$)|(?:人)?(?:醒过来|缓过来|好多)[了啦]/u;
const ALL_CLEAR_ENGLISH =
	/\b(?:false alarm|all clear|(?:it's|it is|everything is|everything's|i'm|we're) (?:fine|ok|okay|all right|safe)(?: now)?|just (?:a joke|kidding|joking)|(?:the )?fire is out|(?:no need|don't need) to come|no longer needed)\b/u;

/** 没事了, 火灭了, 误报, 我是开玩笑的: whoever told of an emergency says that it is over, or never was one. */
export function isAllClear(text: string): boolean {
	const said = bare(text);
	return ALL_CLEAR.test(said) || ALL_CLEAR_ENGLISH.test(said);
}
