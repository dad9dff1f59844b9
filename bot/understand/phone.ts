import { fold } from './normalise.ts';
import { type DigitGroup, spokenRuns, writtenRuns } from './phone-digits.ts';
import { readingOf, type Span } from './reading.ts';

/** What a text holds of numbers, and what is left of it without them. */
export interface PhoneFound {
	/** Digits only, a landline with its area code. Null where there is only an identity number, or a phone that cannot be one. */
	readonly phone: string | null;
	/** `length`: a phone with a digit too few or too many, to be asked for again. */
	readonly problem: 'length' | null;
	/** An identity number was in the text: it is never kept, and the writer is told so. */
	readonly idNumber: boolean;
	/** Another that was given beside it and is not said to be wrong. */
	readonly other: string | null;
	/** Where the phone stands, and every identity number: what no log may show. */
	readonly spans: readonly Span[];
	/** How sure the phone is, 0..1. */
	readonly confidence: number;
	/** The text as it was written, without phone, its label and any identity number. */
	readonly rest: string;
}

/** Part of the normalised text. */
interface Stretch {
	readonly from: number;
	readonly to: number;
}
interface Candidate extends Stretch {
	readonly phone: string | null;
	readonly confidence: number;
}

/** Region + birth date + serial, of eighteen or the fifteen of old cards, together or in blocks; any 18 characters in a row, which no phone has. */
const ID_NUMBER =
	/(?<!\d)(?:[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:[0-2]\d|3[01])[ -]?\d{3}[\dx]|[1-6]\d{7}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}|\d{17}[\dx])(?![\dx])/gu;
const ID_OR_DROPPED = new RegExp(`${ID_NUMBER.source}|〔id〕`, 'gu');
const MOBILE = /^(?:86|0086|0)?(1[3-9]\d{9})$/u;
/** Three digits and eight, or four and seven or eight. */
const LANDLINE = /^(?:0(?:10|2\d)[1-9]\d{7}|0[3-9]\d{2}[1-9]\d{6,7})$/u;
const LOCAL = /^[2-9]\d{6,7}$/u;
/** Yuxi, where a number has seven digits. */
const AREA_CODE = '0877';
const LOCAL_DIGITS = 7;
/** A mobile or a number of Yuxi with a digit too few or too many. */
const NEARLY = /^(?:(?:86)?1[3-9]\d{8}|(?:86)?1[3-9]\d{10}|0877\d{6}|0877\d{8})$/u;
/** The same, when it was called a phone. */
const NEARLY_CALLED = /^(?:1\d{7,8}|1\d{9}|1\d{11,12}|0\d{8,9})$/u;

/** What stands before a number and goes with it: 我的电话是, 联系方式:, 身份证号. */
const LABEL =
	/(?:我的|本人|联系|(?:and )?my )?(?:身份证|手机|电话|座机|固话|联系方式|联系|号码|微信同号|\b(?:tel|phone|mobile|cell)(?: ?number| no\.?)?|\bnumber)(?:号码|号)?(?:就是|是|为|打| is| are)?[\s:,]*$/u;
const CALLED = /(?:手机|电话|座机|固话|联系方式|联系|打|拨|tel|phone|mobile|call)(?:号码|号)?(?:就是|是|为| is)?[\s:,]*$/u;
/** A number of something else. */
const OTHER_NUMBER =
	/(?:单号|订单|编号|卡号|银行卡|账号|帐号|户号|户名|表号|工号|学号|qq群?|群号|社保号?|医保号?|发票|快递|运单|取件码|验证码|流水号|车架号|order|no\.)(?:号码|号)?(?:就是|是|为|:)?\s*$/u;
/** 1123-037 is an order, 2026-11-28 a day, 6222 0212 … a card of a bank. */
const ORDER_NUMBER = /^(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])-\d{3,6}$/u;
const DATE = /^(?:19|20)\d{2}-?(?:0?[1-9]|1[0-2])-?(?:0?[1-9]|[12]\d|3[01])$/u;
const CARD_DIGITS = 16;

/** Whoever gives a second number says which: 不是138…是139…, 138…停机了, 打139…. */
const WRONG_BEFORE = /(?:不是|别打|不要打|不打|旧号码?|旧的|原来的?|以前的?|错的?)(?:号码|电话|手机|号)?(?:是|:)?\s*$/u;
const WRONG_BEHIND =
	/^[\s,)]*(?:这个|那个|号码?|已经|都|是)*(?:停机|打不通(?![,，]?(?:你们?|您|请|可以|麻烦|就|再)?[打找拨联])|不用了|没用了|不用|错了|不对|作废|空号|旧|注销|丢了)(?!就|的话|再|时)/u;
const RIGHT_BEFORE =
	/(?:打这个|打|拨|改成|改为|换成|换到|应该是|而是|,是|新号码?|新的|现在用?的?|用这个|就用|以)(?:号码|电话|手机|号)?(?:是|:)?\s*$/u;
const RIGHT_BEHIND = /^[\s,]*(?:为准|打这个(?!\s*\d)|这个打得通|这个能打通)/u;

/** A comma or a space in front of or behind what is cut out; an open bracket goes with it. */
const AT_END = /[\s,;:、(+]+$/u;
const AT_START = /^[\s,;:、。)]+/u;

const MOBILE_SURE = 0.99;
const LANDLINE_SURE = 0.95;
const SPOKEN_SURE = 0.92;
const LOCAL_SURE = 0.8;

/** What the digits are by themselves. */
function phoneIn(digits: string, isCalled: boolean): Pick<Candidate, 'phone' | 'confidence'> | null {
	const mobile = MOBILE.exec(digits)?.[1];
	if (mobile !== undefined) return { phone: mobile, confidence: MOBILE_SURE };
	if (LANDLINE.test(digits)) return { phone: digits, confidence: LANDLINE_SURE };
	if (!isCalled || !LOCAL.test(digits)) return null;
	return { phone: digits.length === LOCAL_DIGITS ? AREA_CODE + digits : digits, confidence: LOCAL_SURE };
}

/** The phones in a run of groups: those side by side that make one, the longest from the left. 501 13800138000 holds one. */
function phonesIn(said: string, groups: readonly DigitGroup[]): readonly Candidate[] {
	const written = said.slice(groups[0]?.from, groups.at(-1)?.to);
	const all = groups.map(({ digits }) => digits).join('');
	const before = said.slice(0, groups[0]?.from ?? 0);
	const isCard = all.length >= CARD_DIGITS && !groups.some(({ digits }) => MOBILE.test(digits));
	if (isCard || ORDER_NUMBER.test(written) || DATE.test(written) || (OTHER_NUMBER.test(before) && !MOBILE.test(all))) return [];
	const isCalled = CALLED.test(before);
	const found: Candidate[] = [];
	for (let i = 0; i < groups.length; i += 1) {
		for (let j = groups.length; j > i; j -= 1) {
			const part = groups.slice(i, j);
			const number = phoneIn(part.map(({ digits }) => digits).join(''), isCalled);
			if (!number) continue;
			found.push({ ...number, from: part[0]?.from ?? 0, to: part.at(-1)?.to ?? 0 });
			i = j - 1;
			break;
		}
	}
	if (found.length > 0) return found;
	const isNear = (digits: string): boolean => NEARLY.test(digits) || (isCalled && NEARLY_CALLED.test(digits));
	const near = isNear(all) ? { from: groups[0]?.from ?? 0, to: groups.at(-1)?.to ?? 0 } : groups.find(({ digits }) => NEARLY.test(digits));
	return near ? [{ phone: null, confidence: 0, from: near.from, to: near.to }] : [];
}

const overlaps = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

/** Written numbers before spoken ones: in 周一13800138000 the 一 is no digit. */
function candidatesIn(said: string): readonly Candidate[] {
	const written = writtenRuns(said).flatMap((groups) => phonesIn(said, groups));
	const spoken = spokenRuns(said)
		.flatMap((groups) => phonesIn(said, groups))
		.map((one) => ({ ...one, confidence: Math.min(one.confidence, SPOKEN_SURE) }));
	const sure = written.filter(({ phone }) => phone !== null);
	const more = spoken.filter((one) => !sure.some((other) => overlaps(one, other)));
	const unsure = written.filter((one) => one.phone === null && !more.some((other) => overlaps(one, other)));
	return [...sure, ...unsure, ...more].sort((a, b) => a.from - b.from);
}

const isWrong = (said: string, { from, to }: Stretch): boolean =>
	WRONG_BEFORE.test(said.slice(0, from)) || WRONG_BEHIND.test(said.slice(to));

/** The phone that counts: the one that is said to, else the first that can be rung. */
function chosen(said: string, candidates: readonly Candidate[]): Candidate | null {
	const open = candidates.filter((one) => !isWrong(said, one));
	const real = open.filter(({ phone }) => phone !== null);
	const named = real.find(({ from, to }) => RIGHT_BEFORE.test(said.slice(0, from)) || RIGHT_BEHIND.test(said.slice(to)));
	return named ?? real[0] ?? open[0] ?? null;
}

/** The text as it was written without those stretches and their labels; a comma on either side of one stays one comma. */
function without(text: string, spans: readonly Span[]): string {
	let rest = text;
	for (const { from, to } of [...spans].sort((a, b) => b.from - a.from)) {
		const before = rest.slice(0, from);
		const label = LABEL.exec(readingOf(before).said);
		const front = label ? fold(before).slice(0, label.index) : fold(before);
		const behind = fold(rest.slice(to));
		const apart = /[,;、。]\s*$/u.test(front) || /^\s*[,;、。]/u.test(behind);
		const sides = [front.replace(AT_END, ''), behind.replace(AT_START, '')].filter(Boolean);
		rest = sides.join(apart ? ',' : ' ').trim();
	}
	return rest;
}

/** Stands where an identity number stood: the number itself is kept nowhere, and the writer is still told so. */
export const DROPPED_ID = '〔ID〕';

/** A text without the identity numbers in it, as the desk keeps and shows it. */
export function withoutIdNumbers(text: string): string {
	const { said, spanOf } = readingOf(text);
	const ids = [...said.matchAll(ID_NUMBER)].map(({ 0: id, index }) => spanOf(index, index + id.length));
	return ids.toReversed().reduce((rest, { from, to }) => rest.slice(0, from) + DROPPED_ID + rest.slice(to), text);
}

/** A phone said in any of the usual ways, or an identity number that must be dropped; null when there is neither. Of two phones the first, unless the text says which. */
export function phoneOf(text: string): PhoneFound | null {
	const { said, spanOf } = readingOf(text);
	const ids = [...said.matchAll(ID_OR_DROPPED)].map(({ 0: id, index }) => ({ from: index, to: index + id.length }));
	// one sign for one, so that every place stays where it is
	const open = ids.reduce((all, { from, to }) => all.slice(0, from) + '#'.repeat(to - from) + all.slice(to), said);
	const candidates = candidatesIn(open);
	const best = chosen(open, candidates);
	const other = candidates.find((one) => one.phone !== null && one.phone !== best?.phone && !isWrong(open, one))?.phone ?? null;
	if (!best && ids.length === 0) return null;
	const spans = [...(best ? [best] : []), ...ids].map(({ from, to }) => spanOf(from, to));
	return {
		phone: best?.phone ?? null,
		other,
		problem: best?.phone === null ? 'length' : null,
		idNumber: ids.length > 0,
		spans,
		confidence: best?.confidence ?? 0,
		rest: without(text, spans),
	};
}
