import { fold } from './normalise.ts';

/** What a text holds of numbers, and what is left of it without them. */
export interface PhoneFound {
	/** Digits only, a landline with its area code. Null where only an identity number was found. */
	readonly phone: string | null;
	/** The text without phone, its label and any identity number. */
	readonly rest: string;
	/** An identity number was in the text: it is never kept, and the writer is told so. */
	readonly idNumber: boolean;
}

/** 区 + birth date + serial, together or in blocks; and any 18 characters in a row, which no phone has. */
const ID_NUMBER =
	/(?<!\d)(?:[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:[0-2]\d|3[01])[ -]?\d{3}[\dx]|\d{17}[\dx])(?![\dx])/iu;
const MOBILE = /(?<!\d)(?:\+?86[ -]?)?(1[3-9]\d(?:[ -]?\d){8})(?!\d)/u;
const LANDLINE = /(?<!\d)\(?(0\d{2,3})\)?[ -]{0,2}(\d{3,4}[ -]?\d{4})(?!\d)/u;
/** Digits as they are spoken: 幺 for one, 洞 and 拐 on the radio, 妖 from speech-to-text. */
const SPOKEN: Readonly<Record<string, string>> = {
	零: '0',
	〇: '0',
	洞: '0',
	一: '1',
	幺: '1',
	妖: '1',
	二: '2',
	两: '2',
	三: '3',
	四: '4',
	五: '5',
	六: '6',
	七: '7',
	拐: '7',
	八: '8',
	九: '9',
};
/** What stands before a number and goes with it: 我的电话是, 联系方式:, 身份证号. */
const LABEL =
	/(?:我的|本人|联系|(?:and )?my )?(?:身份证|手机|电话|座机|联系方式|联系|号码|微信同号|\b(?:tel|phone|mobile|cell)(?: ?number| no\.?)?|\bnumber)(?:号码|号)?(?:就是|是|为|打| is| are)?[\s:,]*$/iu;

const digits = (text: string): string => text.replace(/\D/gu, '');
/** One character for one, so that a place in the result is the same place in the text. */
const heard = (text: string): string => text.replace(/[零〇洞一幺妖二两三四五六七拐八九]/gu, (char) => String(SPOKEN[char]));

const AT_END = /[\s,;:、]+$/u;
const AT_START = /^[\s,;:、。]+/u;

/** The text without that stretch and its label; a comma on either side stays one comma. */
function cut(text: string, from: number, length: number): string {
	const before = text.slice(0, from).replace(LABEL, '');
	const after = text.slice(from + length);
	const apart = /[,;、。]\s*$/u.test(before) || /^\s*[,;、。]/u.test(after);
	const sides = [before.replace(AT_END, ''), after.replace(AT_START, '')].filter(Boolean);
	return sides.join(apart ? ',' : ' ').trim();
}

/** A phone number said in any of the usual ways, or an identity number that must be dropped; null when there is neither. */
export function phoneOf(text: string): PhoneFound | null {
	let rest = fold(text);
	let idNumber = false;
	for (let id = ID_NUMBER.exec(rest); id; id = ID_NUMBER.exec(rest)) {
		rest = cut(rest, id.index, id[0].length);
		idNumber = true;
	}
	// written digits first: in 周一13800138000 the 一 is no digit
	for (const shown of [rest, heard(rest)]) {
		for (const shape of [MOBILE, LANDLINE]) {
			const found = shape.exec(shown);
			if (found) return { phone: digits(found.slice(1).join('')), rest: cut(rest, found.index, found[0].length), idNumber };
		}
	}
	return idNumber ? { phone: null, rest, idNumber } : null;
}
