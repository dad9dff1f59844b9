import { normalise } from './normalise.ts';
import { NUMBER, numberOf } from './numerals.ts';

/** Persons to be served. Whoever is to help (志愿者, 师傅, 老师) is not among them. */
const PERSONS =
	'老人家|老年人|老人|老奶奶|老爷爷|老大爷|老大妈|老倌|老奶|奶奶|爷爷|婆婆|阿婆|大爷|大妈|大爹|孤寡|小朋友|小孩|孩子|娃娃|娃|儿童|学生|同学|学员|居民|村民|群众|邻居|街坊|党员|家长|妇女|孕妇|妈妈|宝妈|残疾人|残疾|盲人|聋人|职工|员工|工友|工人|租户|住户|商户|烟农|农户|人次|人(?![手工民])';
const COUPLE =
	/老两口|两口子|两老|夫妻俩|夫妻两|母女俩|母子俩|父子俩|父女俩|婆孙俩|爷孙俩|姐妹俩|兄弟俩|我们俩|咱俩|我俩|俩(?:老人|孩子|娃|人)/u;
const THREE = /一家三口|我们仨|仨(?:人|娃|孩子)/u;
/** 一家四口, 家里五口人. */
const HOUSEHOLD = new RegExp(`(?:一家|全家|家里|我家|我们家)(${NUMBER})口|(${NUMBER})口(?:之家|人)`, 'u');
/** 15个老人, 三十几人, 十来个学生, 三位高龄独居婆婆, 三十号人. */
const COUNTED = new RegExp(
	`(?<![\\d第初:.\\-~零〇一二两三四五六七八九十百])(${NUMBER})(?:多|来|几|余)?\\s*(?:个|名|位|号|对)?(?:左右|上下)?(?:的)?(?:[高留失独孤贫困低保难年龄居幼退休妇女青少小大村里本社区老伤病残脱守空巢寡]{0,6})?(?:${PERSONS})`,
	'gu',
);
/** 2 people, five of us, for 15 seniors. */
const ENGLISH =
	/(?<![\d:.-])\b(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty) (?:older |elderly |old |young |small )?(?:people|persons?|adults?|seniors|elders|residents|neighbou?rs|students|pupils|children|kids|men|women|of us)\b(?! (?:to (?:help|come)|who can help))/u;
const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	twelve: 12,
	fifteen: 15,
	twenty: 20,
	thirty: 30,
};
/** How many shall come to help. */
const HELPERS = /^(?:.{0,4}?)(?:志愿者|义工|师傅|医生|大夫|律师|老师|讲师|帮手|人手|队员|专家|红马甲)/u;
const MOST = 5_000;

/** 七八 → 8, 三四 → 4: the larger one, so that the class of the order is not too small. */
const headcount = (word: string): number => (/^[一二三四五六七八九]{2}$/u.test(word) ? numberOf(word.slice(1)) : numberOf(word));

/** How many are to be served, where the text says so: no ages, floors, times, no helpers. */
export function peopleOf(text: string): number | null {
	const said = normalise(text);
	const household = HOUSEHOLD.exec(said);
	if (household) return numberOf(household.slice(1).join(''));
	if (THREE.test(said)) return 3;
	const english = ENGLISH.exec(said)?.[1];
	if (english !== undefined) {
		const n = ENGLISH_NUMBERS[english] ?? Number(english);
		return n >= 1 && n <= MOST ? n : null;
	}
	for (const found of said.matchAll(COUNTED)) {
		const n = headcount(found.slice(1).join(''));
		const behind = said.slice(found.index + found[0].length);
		const before = said.slice(0, found.index);
		// 我妈一个人在家: alone, no count
		const alone = /^[1一]个?人$/u.test(found[0]);
		const helpers = HELPERS.test(behind) || (/(?:来|派|差|缺|找|请|要|借)$/u.test(before) && /(?:个|位|名)?人$/u.test(found[0]) && n < 10);
		if (n >= 1 && n <= MOST && !alone && !helpers) return n;
	}
	return COUPLE.test(said) ? 2 : null;
}
