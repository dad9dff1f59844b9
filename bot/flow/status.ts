import type { Order } from '../../db/domain/order.ts';
import { say } from '../text/render.ts';

/** The state of an order in words: 待集单, 找人中(第2轮), 已结. */
export const stateWords = (order: Pick<Order, 'state' | 'round'>, language: string): string =>
	say(language, `state.${order.state}`, { round: Math.max(1, order.round) });
