import { normalise } from '../normalise.ts';

/** Everyday ways of saying a time that the grammar reads only in other words. */

const DAY = '(?:(?:下+个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天末]|今天|明天|大?后天|\\d{1,2}月\\d{1,2}[号日]|\\d{1,2}[号日])';
const PART = '(?:上午|下午|早上|早晨|中午|晚上|傍晚)';
/** 周六上午不行，下午可以: the day is that of the part that does not suit. */
const OTHER_PART = new RegExp(
	`(${DAY})${PART}(?:我们?|家里)?(?:都|就|可能|怕)?(?:不行|不得行|没空|没得空|没时间|不方便|不在家?|有事|来不了)了?[,;。 ]*(?:但是?|就|改|那|换|只有)*(${PART})`,
	'gu',
);
/** 每周三下午: the first of them is what can be ordered. */
const EACH = /(?:每个?|逢)(?=(?:周|星期|礼拜)[一二三四五六日天末])/gu;
/** 现在能来吗, with nothing else. */
const NOW =
	/^(?:那|请问|你们?)*(?:现在|马上|立刻|这会儿?|这阵)(?:就)?(?:能|可以|可不可以|能不能|得不得|给能)?(?:派人|有人)?(?:来|过来|上门)[一下了]*(?:吗|嘛|么|不|呢|吧|行不行)*[?!。]*$/u;

/** A text with its times said as the grammar reads them; the text itself where nothing is said so. */
export function plainTimes(text: string): string {
	const said = normalise(text);
	const plain = said.replace(OTHER_PART, '$1$2').replace(EACH, '').replace(NOW, '今天');
	return plain === said ? text : plain;
}

/** Whether a day is wished again and again. */
export const isEach = (text: string): boolean => normalise(text).search(EACH) >= 0;

/** A month or a day that no calendar has: 13月5号, 3月45号. */
const NO_DATE = /(?<![\d.])(?:(?:0|1[3-9]|[2-9]\d)月(?:份)?\d{1,2}[号日]?|(?:0?[1-9]|1[0-2])月(?:份)?(?:0|3[2-9]|[4-9]\d)[号日])/u;

/** The words of such a date; null where there is none. */
export const noDateIn = (text: string): string | null => NO_DATE.exec(normalise(text))?.[0] ?? null;
