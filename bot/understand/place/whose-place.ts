import type { Mention } from './mentions.ts';

/** 从聂耳社区接到北苑社区: the service begins at the first. */
const FROM_TO = /从.+(?:到|去|送|搬)/u;
/** Right before the name, within the clause: it is no more, or it never was. */
const NOT_THERE = /(?:以前|原来|原先|之前|老家|不是|不在|别去|不去|不用去|搬离|搬出)[^,。]*$/u;
const DENIED = /(?:不是|不在|不住)$/u;
/** It has become that, or somebody who is to be helped is there. */
const THERE =
	/(?:改到|改成|换到|换成|搬到|搬来|现在(?:住|在)|是在|而是|应该是|(?:帮|替|给|接|送|看望|探望|去|到)[^,。]*|(?:妈|爸|爹|娘|奶|爷|公|婆|老人|老倌|孩子|娃|孙|儿子|女儿|姑娘|哥|姐|弟|妹|叔|姨|舅|朋友|同学|亲戚|邻居|师傅|老师)(?:他|她|们|家|人|一个人|现在|都|就)*(?:住|在|是)[^,。]*)$/u;
/** The writer tells of the own home or office. */
const WRITER = /(?:^|[,。;!?\s])(?:我|我们|本人|咱们|俺)(?:家|这边|单位|现在|都|就|人)*(?:是|在|住在|住|来自)$/u;

const PAST = 0;
const OWN = 1;
const PLAIN = 2;
const SERVED = 3;

const clauseBefore = (said: string, at: number): string => /[^,。;!?\s]*$/u.exec(said.slice(0, at))?.[0] ?? '';

function weightOf(said: string, { from }: Mention): number {
	const clause = clauseBefore(said, from);
	if (NOT_THERE.test(clause)) return PAST;
	if (WRITER.test(clause)) return OWN;
	return THERE.test(clause) ? SERVED : PLAIN;
}

/** Of several units in a text those where the service may be: more than one = nothing tells which. */
export function whereServed(said: string, mentions: readonly Mention[]): readonly Mention[] {
	if (mentions.length < 2) return mentions.filter(({ from }) => !DENIED.test(clauseBefore(said, from)));
	if (FROM_TO.test(said)) return mentions.slice(0, 1);
	const weighed = mentions.map((mention) => ({ mention, weight: weightOf(said, mention) }));
	const most = Math.max(...weighed.map(({ weight }) => weight));
	return weighed.filter(({ weight }) => weight === most).map(({ mention }) => mention);
}
