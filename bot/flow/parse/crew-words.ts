import { bare } from '../../understand/normalise.ts';
import { numberOf } from '../../understand/numerals.ts';

/** What those who go somewhere say in their own words. */

export type CrewWord = 'accept' | 'arrive' | 'finish' | 'hours';

const TAKES =
	/^(?:我们?|队里|咱们?|可以(?:的)?|行(?:的)?|好(?:的|嘞)?|能|都|来得了|去得了|来|去|没问题|有空|有时间|参加|到时|准时|一定|算我(?:们|一个)?|报名|(?:\d|[一两二三四五])个?人|够|的|啊|吧|呢|哈|[,，。!！ ])+$/u;
const SAYS_SO = /来|去|没问题|有空|有时间|参加|算我|报名/u;
const ARRIVED =
	/^(?:我们?|已经|刚|都|师傅)*到(?:了)?(?:他们?|您|你|老人|居民|对方)?(?:家)?(?:的)?(?:楼下|门口|小区|小区门口|家门口|地方|地点|现场|家里|家|社区|村口|单元门口)[里内]?(?:了|啦)?$/u;
const FINISHED =
	/^(?:我们?|这边|这里|都|已经|全部|全|刚)*(?:剪|弄|搞|修|做|洗|打扫|扫|擦|装|教|干|忙|理|收拾|搬|测|讲|送|办)(?:头发|电饭煲|家电|卫生)?(?:完|好)(?:了|啦)(?:,?(?:可以|准备)?(?:走|回)了)?$/u;
const HOURS =
	/^(?:我的?|查(?:一下)?(?:我的?)?|看(?:一下)?我的?)(?:志愿|服务)*(?:时长|时间记录|小时数?|工时|服务时间)(?:有多少|多少|是多少|有几个小时)?$|^my hours$/u;

/** Only where the words say just that; whether there is anything to say it of, the orders tell. */
export function crewWordOf(text: string): CrewWord | null {
	const said = bare(text);
	if (HOURS.test(said)) return 'hours';
	if (ARRIVED.test(said)) return 'arrive';
	if (FINISHED.test(said)) return 'finish';
	return TAKES.test(said) && SAYS_SO.test(said) ? 'accept' : null;
}

const HOUR = '(\\d{1,2}|十[一二]?|[一二两三四五六七八九])';
const AT = new RegExp(
	`^(?:我们?|大概|大约|准时|师傅|队里|会|能|早上|上午|中午|下午|晚上)*${HOUR}(?:点钟?|:|时)(半|\\d{2}分?)?(?:整|左右|钟)?(?:能|会|就|准时)*(?:到|来|过来|过去|去)(?:吧|了|的|哈)?$`,
	'u',
);

/** 9点到, 我们9点半到: the hour that a leader names, in minutes of the day as it was said; null for anything else. */
export function hourNamed(text: string): number | null {
	const [, hour, rest = ''] = AT.exec(bare(text)) ?? [];
	if (hour === undefined) return null;
	const minutes = rest === '半' ? 30 : Number(rest.slice(0, 2));
	const n = numberOf(hour);
	return n <= 24 && minutes < 60 ? n * 60 + minutes : null;
}
