/** What the words around a time say of it: that somebody is wished then, that something happened then, or that it does not suit. */
import type { Around } from './around.ts';
import * as words from './context-words.ts';

export const isRefused = ({ before, after }: Around): boolean =>
	words.NOT_THEN.test(after) || words.NOT_AHEAD.test(before) || words.OPEN_AHEAD.test(before) || words.ASIDE.test(after);
export const isMovedTo = ({ ahead }: Around): boolean => words.MOVED_TO.test(ahead);
export const isDone = ({ before, after }: Around): boolean => words.DONE.test(after) || words.AGREED_AHEAD.test(before);
export const isDirect = ({ before, after }: Around): boolean => words.DIRECT_AFTER.test(after) && !words.ATTRIBUTE_AHEAD.test(before);
export const isBare = ({ before, after }: Around): boolean => words.BARE_BEFORE.test(before) && words.BARE_AFTER.test(after);
export const isOtherPlan = ({ after }: Around): boolean => words.OTHER_PLANS.test(after);
export const asks = (clause: string): boolean => words.ASKS.test(clause);
export const plans = (clause: string): boolean => words.PLANS.test(clause);
export const tells = (clause: string): boolean => words.TELLS.test(clause);
