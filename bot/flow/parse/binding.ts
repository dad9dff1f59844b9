import { looksLikeCode } from '../../../db/domain/binding-code.ts';
import { bare } from '../../understand/normalise.ts';

/** 绑定 with a code in its plain form (capitals and digits), or null where only 绑定 was said. */
export interface Binding {
	readonly code: string | null;
}

/** 绑定 and the ways people say it; what stands behind it is looked at apart. */
const WORD = /^(?:\/?bind(?:ing code)?(?![a-z])|(?:我的|我要|请)?绑定(?:码|代码)?)(?:是|为)?/u;
/** What people and chat programs put around and into a code. */
const AROUND = /[\s\-‐‑‒–—―−_.,:;、。：()（）[\]【】《》「」<>"'“”*#]+/gu;
/** Mistyped codes too: they get the answer of a wrong one. */
const CODE = /^([a-z0-9]{4,16})(?:谢谢您?|谢谢你|好的?)?$/u;

/** A code as it was typed, in capitals or not, with spaces or dashes → its plain form; null for what can be none. */
export const plainCode = (typed: string): string | null => CODE.exec(bare(typed).replace(AROUND, ''))?.[1]?.toUpperCase() ?? null;

/** 绑定CODE, or 绑定 alone; null for everything else, such as 绑定手机号 or a wish. */
export function bindingOf(text: string): Binding | null {
	const said = bare(text);
	const word = WORD.exec(said)?.[0];
	if (word === undefined) return null;
	const behind = said.slice(word.length).replace(AROUND, '');
	if (behind === '') return { code: null };
	const code = plainCode(behind);
	return code === null ? null : { code };
}

/** Nothing but a code, as it is when somebody passes on what they were sent. */
export function bareCode(text: string): string | null {
	const plain = text.trim().toUpperCase();
	return looksLikeCode(plain) ? plain : null;
}

/** What the thread shows instead of a code: it is a key as long as nobody has used it. */
export const MASKED_BINDING = '绑定****';

/** Whether the words hold what must not be kept. */
export const holdsCode = (text: string): boolean => (bindingOf(text)?.code ?? bareCode(text)) !== null;
