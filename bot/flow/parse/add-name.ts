import { isOrderNumber } from '../../../db/domain/order-number.ts';
import { fold } from '../../understand/normalise.ts';

/** 加 李建国, add Tom: a leader names a member of the team for a crew that is short. */
export interface NamedMember {
	/** As it was said, 李* too; empty for 加人 alone. */
	readonly name: string;
	readonly number: string | null;
	/** Said so that it can be nothing else; 加急送药 is not. */
	readonly sure: boolean;
}

const NAMED =
	/^加(?:人$|人[\s:]+)?([\s:]*)([\p{Script=Han}·]{1,6}\*{0,2}|[A-Za-z][A-Za-z.'-]{0,30}(?: [A-Za-z.'-]{1,20})?\*?)?(?:\s+(\d{4}-\d{3,6}))?$/u;

/** The words of naming a member, alone or with the number of an order behind them; null for anything else. */
export function namedMemberOf(text: string): NamedMember | null {
	const said = fold(text)
		.replace(/[。.!,;]+$/u, '')
		.replace(/^add(?: somebody| someone)?(?= |$)/iu, '加');
	const [, space = '', name = '', number] = NAMED.exec(said) ?? [];
	if (!said.startsWith('加') || (name === '' && !said.startsWith('加人') && said !== '加')) return null;
	if (number !== undefined && !isOrderNumber(number)) return null;
	return { name, number: number ?? null, sure: space !== '' || name === '' || name.endsWith('*') };
}
