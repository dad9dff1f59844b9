import { readingOf, type Span } from '../reading.ts';

/** A place that is known of the person already. */
export interface KnownPlace {
	/** `home` = where they live, `last` = where the last order was. */
	readonly known: 'home' | 'last';
	readonly span: Span;
	readonly confidence: number;
}

/** 还是上次那里, 老地方, same place as last time. */
const LAST =
	/(?:还是|就|跟|和|同|照)?(?:上次|上回|之前|以前|原来|上一次|前面)(?:的|那个|那)?(?:那里|那儿|那点|那边|地方|地址|地点|位置|一样)|老地方|老地点|老地址|地址(?:没变|不变|一样|照旧)|\b(?:same (?:place|address)|as last time|like last time|usual place)\b/u;
/** The whole answer: 我家, 就在家里, at home. Anywhere else 我家 only begins a story (我家冰箱坏了). */
const HOME =
	/^(?:就|还是|是|来|到|在|上|地址|地点)*(?:我|我们|咱|咱们|自己|本人|俺)?(?:家里|家中|家|屋里|住处|住的地方)(?:里|这里|这边|这点)?(?:啊|呀|吧|嘛|嘎|呢|的)?$|^(?:(?:at )?(?:my )?(?:home|place|house)|(?:at )?my flat)$/u;
const EDGE = /^[\s,.;:、。!?]+|[\s,.;:、。!?]+$/gu;

/** Whether a text says that the place is known: that of the last order, or one's own home where nothing else is said. */
export function knownPlaceOf(text: string): KnownPlace | null {
	const { said, spanOf } = readingOf(text);
	const last = LAST.exec(said);
	if (last) return { known: 'last', span: spanOf(last.index, last.index + last[0].length), confidence: 0.9 };
	const whole = said.replace(EDGE, '');
	return HOME.test(whole) ? { known: 'home', span: spanOf(0, said.length), confidence: 0.9 } : null;
}
