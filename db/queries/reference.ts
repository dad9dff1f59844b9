import { asc } from 'drizzle-orm';
import type { Conn } from '../client.ts';
import type { Item, MenuName } from '../domain/order.ts';
import type { Unit } from '../domain/team.ts';
import { items, kindItems, phrases, platforms, units } from '../schema/index.ts';

/** What changes by hand and seldom: units and menu, to be kept in memory. */
export interface Reference {
	readonly units: readonly (Unit & { readonly aliases: readonly string[]; readonly ambiguous: boolean })[];
	readonly platforms: readonly (MenuName & { readonly code: string })[];
	readonly items: readonly Item[];
	readonly phrases: readonly { readonly phrase: string; readonly itemCode: string }[];
	/** What a kind of help may mean: of each kind the likeliest item first. */
	readonly kindItems: readonly { readonly kind: string; readonly itemCode: string }[];
}

/** Units by code, platforms and items in the order of the menu. Rejects as the driver does. */
export async function loadReference(conn: Conn): Promise<Reference> {
	const [unitRows, platformRows, itemRows, phraseRows, kindRows] = await Promise.all([
		conn.select().from(units).orderBy(asc(units.code)),
		conn.select({ code: platforms.code, name: platforms.name, nameEn: platforms.nameEn }).from(platforms).orderBy(asc(platforms.position)),
		conn.select().from(items).orderBy(asc(items.position)),
		conn.select().from(phrases).orderBy(asc(phrases.phrase)),
		conn.select().from(kindItems).orderBy(asc(kindItems.kind), asc(kindItems.position)),
	]);
	return {
		units: unitRows,
		platforms: platformRows,
		items: itemRows.map((row) => ({ ...row, platform: row.platformCode })),
		phrases: phraseRows,
		kindItems: kindRows,
	};
}
