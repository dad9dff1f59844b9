import { say, type TextKey } from '../text/render.ts';
import type { Danger } from '../understand/labels.ts';
import { normalise } from '../understand/normalise.ts';

/** Whom to ring and the one thing to do until they come. */

/** What 110 is rung for; the first that fits counts, what is most urgent stands first. */
const CAUSES: readonly (readonly [TextKey, RegExp])[] = [
	[
		'danger.110-violence',
		/打(?:我|人|他|她|老|孩|架|了我|她|得|起来)|被打|家暴|动手|拿着?刀|持刀|砍|捅|掐|威胁|抢劫|抢我|跟踪|骚扰|侵犯|猥亵|强奸|闯|撬|踹门|砸门|\b(?:hit(?:s|ting)?|beat(?:s|ing|en)?|attack\w*|knife|threat\w*|rape\w*|assault\w*|robb\w*|stalk\w*|break(?:ing|s)? in)\b/u,
	],
	[
		'danger.110-fraud',
		/骗|转账|转了?钱|转给|汇款|汇钱|打钱|打款|验证码|中奖|安全账户|刷单|公检法|冒充|解冻|网贷|银行卡|保健品|传销|\b(?:scam\w*|fraud\w*|cheat\w*|transfer\w*|swindl\w*|verification code)\b/u,
	],
	[
		'danger.110-missing',
		/走失|走丢|失踪|不见了|找不到|找不着|没回(?:来|家)|丢了(?:孩子|人)|(?:孩子|老人|娃|妈|爸|奶奶|爷爷)丢了|联系不上|拐|\b(?:missing|disappeared|lost (?:my|our) (?:child|son|daughter|kid|mother|father|mum|dad)|kidnapp\w*|can't find)\b/u,
	],
	[
		'danger.110-locked',
		/关(?:在|住|起来|着)|锁(?:在|住|起来)|反锁|不(?:让|准|许)(?:我|他|她|出)|出不(?:来|去)|拘禁|囚|\b(?:locked (?:in|up|me)|held|captive|can't get out)\b/u,
	],
	['danger.110-theft', /偷|小偷|盗|贼|被扒|\b(?:stole\w*|theft|thief|thieves|burgl\w*)\b/u],
];

/** The number first; what to do, where it is 110, by what the words tell of. */
export function ringWords(danger: Danger, words: string, language: string): string {
	const said = normalise(words);
	const [cause] = danger === '110' ? (CAUSES.find(([, tells]) => tells.test(said)) ?? []) : [];
	return say(language, cause ?? `danger.${danger}`);
}
