import { readingOf, type Span } from '../reading.ts';

/** A district or city outside, where this desk sends nobody. */
export interface Elsewhere {
	/** As it is called: 江川区, 昆明. */
	readonly name: string;
	readonly span: Span;
	readonly confidence: number;
}

/** The other counties and districts of Yuxi, the prefectures of Yunnan, and cities people there have family in. */
const OUTSIDE =
	'江川|通海|澄江|华宁|易门|峨山|新平|元江|昆明|呈贡|官渡|五华|盘龙|晋宁|安宁|曲靖|大理|丽江|楚雄|红河|个旧|蒙自|建水|石屏|普洱|思茅|保山|昭通|临沧|西双版纳|景洪|德宏|芒市|瑞丽|怒江|迪庆|香格里拉|文山州|北京|上海|广州|深圳|东莞|重庆|成都|贵阳|贵州|四川|广东|浙江|杭州|南京|武汉|长沙|福建|厦门|广西|南宁';
const KIND = '(?:市|区|县|州|省|那边|这边|城里|城区)';
const NO_DISTRICT = '(?!路|街|医院|人民医院|中学|[一二]中|服务区)';
/** 江川区, 通海县, or nothing but the name. */
const AS_DISTRICT = new RegExp(`(?:${OUTSIDE})(?:[市区县州]|县城|县里)${NO_DISTRICT}|^(?:在|是)?(?:${OUTSIDE})(?:的|呢)?[。.!]?$`, 'u');
/** 住江川, 家在通海. */
const HOME_THERE = new RegExp(`(?:住在?|家在|地址是?|地点在?|老人在)(${OUTSIDE})${KIND}?${NO_DISTRICT}`, 'u');
/** 我在昆明. */
const WRITER_THERE = new RegExp(`(?:我们?(?:家|人|现在|就)*在|人在)(${OUTSIDE})${KIND}?${NO_DISTRICT}`, 'u');
/** Whoever is away writes for somebody at home; whoever works or lies in hospital there comes back. */
const FOR_SOMEBODY = /[妈爸爹娘奶爷婆]|外公|老人|父|母|家里|帮我/u;
const AWAY = /^(?:打工|上.?班|工作|读书|上学|上大学|念书|出差|做|干|跑|扎|住院|住了|当)/u;
const LIVES = 0.85;
const NAMED = 0.7;

/** A place outside the district that a text gives as where somebody lives or the service is to be; null when it names none. */
export function elsewhereOf(text: string): Elsewhere | null {
	const { said, spanOf } = readingOf(text);
	const lives = HOME_THERE.exec(said) ?? (FOR_SOMEBODY.test(said) ? null : WRITER_THERE.exec(said));
	const found = lives ?? AS_DISTRICT.exec(said);
	if (!found || AWAY.test(said.slice(found.index + found[0].length))) return null;
	const from = found.index + (lives ? found[0].indexOf(lives[1] ?? '') : 0);
	const to = found.index + found[0].length;
	return { name: said.slice(from, to), span: spanOf(from, to), confidence: lives ? LIVES : NAMED };
}

/** Behind the name of a place outside, the name of a unit is another one of the same name: 峨山龙潭村. */
const BELONGS_OUTSIDE = new RegExp(`(?:${OUTSIDE})${KIND}?[^,。;!?\\s]{0,5}$`, 'u');

/** Whether a name that begins behind these words belongs to a place outside. */
export const isOutside = (before: string): boolean => BELONGS_OUTSIDE.test(before) && !/[我妈爸在]/u.test(before.slice(-3));
