import { DAY, HOUR } from './instant.ts';

/** Eight of A–Z and 2–9 (contract §5), without I and O, which are read as 1 and 0. Thirty-two: one byte of chance gives one evenly. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 8;

/** An invitation lives so long: time to hand it over and to come back from a holiday. */
export const INVITATION_LIFE = 7 * DAY;

/** After so many wrong codes of one person within the window no further one of theirs is looked at. */
export const MOST_WRONG_CODES = 5;
export const WRONG_CODE_WINDOW = HOUR;

/**
 * Chance → a code in its plain form, of letters and digits both, so that it is known as one where somebody sends nothing else.
 * Takes the first eight bytes that make one; null when there are too few.
 */
export function codeFrom(random: Uint8Array): string | null {
	for (let start = 0; start + CODE_LENGTH <= random.length; start += CODE_LENGTH) {
		const code = Array.from(random.subarray(start, start + CODE_LENGTH), (byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
		if (looksLikeCode(code)) return code;
	}
	return null;
}

/** Letters and digits, the right length, none that codes never have. */
export const looksLikeCode = (plain: string): boolean =>
	plain.length === CODE_LENGTH && [...plain].every((sign) => SIGNS.includes(sign)) && /\d/.test(plain) && /[A-Z]/.test(plain);
