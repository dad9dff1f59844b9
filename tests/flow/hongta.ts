import type { World } from '../../bot/flow/world.ts';
import { itemRows, kindItemRows, phraseRows, platformRows, unitRows } from '../../db/seed/district.ts';
import { NOW, worldAt } from './builders.ts';

/** The district that comes with the desk: its communities and its whole menu. */
export const hongta = (at = NOW): World =>
	worldAt(at, {
		units: unitRows,
		platforms: platformRows,
		items: itemRows.map(({ platformCode, ...item }) => ({ ...item, platform: platformCode })),
		phrases: phraseRows,
		kindItems: kindItemRows,
	});
