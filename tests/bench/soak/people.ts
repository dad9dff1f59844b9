import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../../db/client.ts';
import { identities, members, people, roles, teams, units } from '../../../db/schema/index.ts';

/** A station of the soak with the people who work there, by the personas under which they log in. */
export interface Post {
	readonly unitCode: string;
	/** As residents write it: 聂耳社区. */
	readonly unitName: string;
	readonly coordinator: string;
	readonly leader: string;
	readonly member: string;
}

/**
 * Gives so many stations a coordinator, their 服务队 a leader who can log in, and a member. The seed has these for one station
 * alone, and invitations are one by one. Everything that they do afterwards goes through the web chat.
 */
export async function makePosts(db: Db, count: number, at: number): Promise<readonly Post[]> {
	return await db.transaction(async (tx) => {
		const found = await tx
			.select({ teamId: teams.id, unitCode: units.code, unitName: units.name, leaderId: members.personId })
			.from(teams)
			.innerJoin(units, eq(units.code, teams.unitCode))
			.innerJoin(members, eq(members.teamId, teams.id))
			.where(eq(teams.kind, 'station'))
			.orderBy(asc(units.code));
		// Names that two streets share would be asked about.
		const once = found.filter(({ unitName }) => found.filter((other) => other.unitName === unitName).length === 1);
		const posts: Post[] = [];
		for (const [n, { teamId, unitCode, unitName, leaderId }] of once.slice(0, count).entries()) {
			const post = { unitCode, unitName, coordinator: `soak-station-${n}`, leader: `soak-leader-${n}`, member: `soak-member-${n}` };
			await tx.update(people).set({ persona: post.leader }).where(eq(people.id, leaderId));
			await tx.update(identities).set({ address: post.leader }).where(eq(identities.personId, leaderId));
			const made = await tx
				.insert(people)
				.values([
					{ name: '站长', persona: post.coordinator, createdAt: at },
					{ name: '队员', persona: post.member, createdAt: at },
				])
				.returning({ id: people.id });
			const [coordinator, member] = made;
			if (!coordinator || !member) throw new Error('the people of a station were not returned');
			await tx.insert(roles).values({ personId: coordinator.id, role: 'coordinator', unitCode });
			await tx.insert(members).values({ teamId, personId: member.id, role: 'member' });
			posts.push(post);
		}
		const left = await tx
			.select({ id: people.id })
			.from(people)
			.where(
				inArray(
					people.persona,
					posts.map((post) => post.leader),
				),
			);
		if (left.length !== count) throw new Error(`only ${left.length} stations have a team with a leader of its own`);
		return posts;
	});
}
