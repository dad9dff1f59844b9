import { bare } from '../../understand/normalise.ts';

export type Courtesy = 'thanks' | 'hello';

/** Whom it is said to, and what says nothing by itself. */
const FILLER =
	'(?:[的啊呀吧嘛呢了哦噢哈啦咯喽哟嘎]|你们|您们|你|您|老师|师傅|同志|大家|各位|志愿者|小姐姐|小哥哥|亲|机器人|啊呀|真的|太|非常|so much|very much|a lot|there|all|everyone|for your help|for the help|again|very|十分|很|都|先|那|就|我)';
const THANKS =
	"谢谢|多谢|感谢|谢|辛苦|麻烦|费心|好的|好|收到|嗯|恩|知道|晓得|明白|了解|ok|okay|thanks|thank you|thx|cheers|great|perfect|got it|goodbye|good bye|bye|good night|you're welcome|i see|understood|noted|nice|没事|不客气|再见|拜拜|晚安|[👍👌🙏🌹😊😄🙂😀😁🤝💐❤🥰😃☺👏🎉]|[\u{1f3fb}-\u{1f3ff}]";
const HELLO =
	'你好|您好|大家好|老师好|早上好|上午好|中午好|下午好|晚上好|早安|早|在吗|在么|在不在|有人吗|有人在吗|哈喽|哈啰|嗨|喂|hello|hi|hey|good morning|good afternoon|good evening|good day|anyone there|anybody there|is anyone there|请问|打扰';

/** From the beginning to the end nothing but such words. */
const only = (list: string): RegExp => new RegExp(`^(?:(?:${list}|${FILLER})[\\s,.!?~、。…·]*)+$`, 'u');
const ANY_HELLO = only(`${HELLO}|${THANKS}`);
const SAYS_THANKS = new RegExp(THANKS, 'u');
const SAYS_HELLO = new RegExp(HELLO, 'u');

/** Nothing but faces and thumbs: no thanks, so nothing to be modest about. Folded hands and flowers do say thanks. */
const ONLY_SIGNS = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\s)+$/u;
const THANKING_SIGN = /[🙏🌹💐]/u;

/** Longer than this it says something. */
const LONGEST = 24;
const LONGEST_LATIN = 40;
const LATIN = /[a-z]{3}/u;

/** Thanks, an acknowledgement, a greeting, and nothing else; stars are a rating, not a courtesy. */
export function isCourtesy(text: string): Courtesy | null {
	const said = bare(text);
	if (said.length > (LATIN.test(said) ? LONGEST_LATIN : LONGEST) || !ANY_HELLO.test(said)) return null;
	if (SAYS_HELLO.test(said)) return 'hello';
	if (ONLY_SIGNS.test(said) && !THANKING_SIGN.test(said)) return 'hello';
	return SAYS_THANKS.test(said) ? 'thanks' : null;
}
