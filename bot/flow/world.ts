import type { Instant } from '../../db/domain/instant.ts';
import type { Zone } from '../../db/domain/local-time.ts';
import type { Item, MenuName } from '../../db/domain/order.ts';
import type { Policy } from '../../db/domain/policy.ts';
import type { Team } from '../../db/domain/team.ts';
import type { Calendar } from '../../db/domain/work-calendar.ts';
import type { Meaning } from '../understand/meaning.ts';
import type { NamedUnit } from '../understand/place/place-index.ts';

/** What every decision may know of the district at one moment. Values and pure functions only; the shell reads them. */
export interface World {
	readonly at: Instant;
	readonly zone: Zone;
	readonly policy: Policy;
	readonly calendar: Calendar;
	readonly units: readonly NamedUnit[];
	readonly platforms: readonly (MenuName & { readonly code: string })[];
	readonly items: readonly Item[];
	readonly phrases: readonly { readonly phrase: string; readonly itemCode: string }[];
	/** What a kind of help may mean: of each kind the likeliest item first. */
	readonly kindItems: readonly { readonly kind: string; readonly itemCode: string }[];
	readonly teams: readonly Team[];
	/** What a Chinese text wants, by the trained model. */
	readonly meaningOf: (text: string) => Meaning;
}
