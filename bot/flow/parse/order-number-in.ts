import { isOrderNumber } from '../../../db/domain/order-number.ts';
import { normalise } from '../../understand/normalise.ts';

const NUMBER = /(?<![\d-])(\d{4})\s?[-‐‑‒–—―−]\s?(\d{3,6})(?![\d-])/gu;

/** The number of an order somewhere in free words: 1128-003那单怎么样了. The first, where there are several. */
export function orderNumberIn(text: string): string | null {
	const numbers = [...normalise(text).matchAll(NUMBER)].map(([, day, count]) => `${day}-${count}`);
	return numbers.find(isOrderNumber) ?? null;
}
