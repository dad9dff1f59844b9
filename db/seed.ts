import { eq, sql } from 'drizzle-orm';
import type { Conn, Db } from './client.ts';
import { DAY, type Instant } from './domain/instant.ts';
import { items, kindItems, phrases, platforms, teams, units } from './schema/index.ts';
import { seedDemoPeople } from './seed/demo-people.ts';
import { itemRows, kindItemRows, phraseRows, platformRows, teamRows, unitRows } from './seed/district.ts';

export { PERSONAS } from './seed/personas.ts';

/** Insurance of the teams that have one runs so long from the first seeding. */
const INSURED_FOR = 3 * 365 * DAY;

/** What to seed; `at` is the moment from which insurance runs. */
export interface SeedOptions {
	/** Personas and generated leaders too. */
	readonly demo: boolean;
	readonly at: Instant;
}

/** Whether the units of a database are Hongta's: to another district the demo has nothing to add. */
export async function holdsHongta(conn: Conn): Promise<boolean> {
	const [center] = await conn.select({ code: units.code }).from(units).where(eq(units.kind, 'center'));
	return unitRows.some(({ code }) => code === center?.code);
}

/**
 * Loads the Hongta district: units, menu, 302 teams, and in demo its people. Seeding twice gives the same rows, and a row that
 * somebody edited stays edited. One transaction: all or nothing.
 */
export async function seed(db: Db, { demo, at }: SeedOptions): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.insert(units).values(unitRows).onConflictDoNothing();
		await tx.insert(platforms).values(platformRows).onConflictDoNothing();
		await tx
			.insert(items)
			.values(itemRows)
			// a menu of before the desk spoke English gets its English
			.onConflictDoUpdate({
				target: items.code,
				set: { descriptionEn: sql`excluded.description_en`, limitEn: sql`excluded.limit_text_en` },
				setWhere: eq(items.descriptionEn, ''),
			});
		await tx
			.insert(phrases)
			.values(phraseRows)
			// a menu of before took every lamp for an appliance
			.onConflictDoUpdate({
				target: phrases.phrase,
				set: { itemCode: sql`excluded.item_code` },
				setWhere: sql`${phrases.phrase} = '灯不亮' and ${phrases.itemCode} = 'S02'`,
			});
		await tx.insert(kindItems).values(kindItemRows).onConflictDoNothing();
		await tx
			.insert(teams)
			.values(teamRows.map(({ insured, ...team }) => ({ ...team, insuredUntil: insured ? at + INSURED_FOR : null })))
			.onConflictDoNothing({ target: teams.code });
		if (demo) await seedDemoPeople(tx, at);
	});
}
