import { say } from '../../text/render.ts';
import type { Kind } from '../../understand/labels.ts';
import type { Draft } from '../talk.ts';
import type { World } from '../world.ts';

/** Who wants somebody to talk to is never without the number of those who listen at night (understanding.md §3). */

const COUNSEL: Kind = '心理疏导';

/** The line with the crisis numbers, where an item is for that; else nothing. */
export const crisisLine = (itemCode: string | undefined, language: string, world: World): readonly string[] =>
	world.kindItems.some((one) => one.kind === COUNSEL && one.itemCode === itemCode) ? [say(language, 'crisis.line')] : [];

/** What a draft is for, or most likely for. */
export const likelyItem = ({ itemCode, suggested }: Draft): string | undefined => itemCode ?? suggested?.[0];
