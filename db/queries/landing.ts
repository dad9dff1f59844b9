import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Conn } from '../client.ts';
import { items, platforms, units } from '../schema/index.ts';

/** The menu by platform, in both languages. */
export async function menuOf(conn: Conn) {
	const [heads, rows] = await Promise.all([
		conn.select({ code: platforms.code, name: platforms.name, nameEn: platforms.nameEn }).from(platforms).orderBy(asc(platforms.position)),
		conn
			.select({
				platformCode: items.platformCode,
				code: items.code,
				name: items.name,
				nameEn: items.nameEn,
				description: items.description,
				descriptionEn: items.descriptionEn,
				durationMin: items.durationMin,
				orderer: items.orderer,
				limit: items.limit,
				limitEn: items.limitEn,
			})
			.from(items)
			.orderBy(asc(items.position)),
	]);
	return heads.map((head) => ({ ...head, items: rows.filter((row) => row.platformCode === head.code) }));
}

/** All 站 with the name of their 所. */
export async function stationsOf(conn: Conn) {
	const parent = alias(units, 'parent');
	return conn
		.select({ code: units.code, name: units.name, institute: parent.name })
		.from(units)
		.innerJoin(parent, eq(parent.code, units.parentCode))
		.where(eq(units.kind, 'station'))
		.orderBy(asc(parent.code), asc(units.code));
}
