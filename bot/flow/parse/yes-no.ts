import { bare } from '../../understand/normalise.ts';

const words = (list: string, english: string): ReadonlySet<string> => new Set([...list.split(' '), ...english.split('|')]);

const YES = words(
	'对 是 好 可以 行 嗯 确认 同意 没错 没问题 要 成 中 得 得行 愿意 肯定 当然 当然可以 就这样 就这个 对头 可以可以 也行 都行 恩 哦了 ok okay oks yes y yeah yep sure 好滴 好嘞 👌 👍 ✅',
	"right|that's right|correct|that's correct|confirm|confirmed|agree|agreed|i agree|yes please|go ahead|sounds good|of course|looks good|all right|alright|fine|perfect",
);
const NO = words(
	'不 不对 不是 不行 算 算了 不要 不用 不用了 不要了 不了 否 错 错了 不好 不可以 不得 不得行 不同意 不愿意 不想 不需要 没有 不确认 别 no n nope not ❌ 🙅',
	"wrong|that's wrong|not right|incorrect|no thanks|no thank you|no need|never mind|nevermind|forget it|forget about it|i don't want it|drop it",
);
/** Particles that change nothing; 吗 and 不 make it a question. */
const PARTICLES = /[的啊呀吧嘛呢了哦噢哈呗喽啦嘎噶么撒]+$/u;
/** 对对对, 嗯嗯, 好好好. */
const REPEATED = /^(.{1,2}?)\1+$/u;

/** 对的，就这样 · 好的没问题 · 可以的，下单吧: several of them in a row, each with its particles. */
const CHAIN =
	/^(?:(?:对头?|是|好|可以|行|嗯|确认|同意|没(?:有)?(?:错|问题|毛病)|没啥问题|没得错|成|得行|当然|肯定|愿意|就?(?:这样|这个)(?:办|定)?|都对|就这么[办定]|(?:帮我|麻烦|请)?(?:下单|提交))[的了啊呀吧嘛哦噢哈呗啦嘎噶滴嘞]*[, ]*){2,}(?:谢谢|麻烦(?:你们|您)?了|辛苦(?:你们|您)?了)?$/u;

const LONGEST = 16;

const judge = (word: string): boolean | null => (YES.has(word) ? true : NO.has(word) ? false : null);

/** Yes or no, only when the text is just that. */
export function yesOf(text: string): boolean | null {
	const word = bare(text);
	if (word.length > LONGEST) return null;
	// skin tones of 👍🏻 are characters of their own
	const forms = [word, word.replace(PARTICLES, ''), word.replace(REPEATED, '$1'), word.replace(/[\u{1f3fb}-\u{1f3ff}]/gu, '')];
	for (const form of forms) {
		const yes = judge(form);
		if (yes !== null) return yes;
	}
	return CHAIN.test(word) ? true : null;
}
