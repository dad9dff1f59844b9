import { sql } from 'drizzle-orm';
import { DAY, HOUR } from '../../../db/domain/instant.ts';
import { wrongs } from '../../journeys/invariants.ts';
import { openGround } from '../bench-database.ts';
import type { Row } from '../figure.ts';
import { startMeasuredDesk } from '../measured-desk.ts';
import { residentMegabytes } from '../process-cost.ts';
import { makePosts } from '../soak/people.ts';
import { accept, type Ordered, place, type Resident, rate, type Station, say, type Talker, visit } from '../soak/wave.ts';
import { createWebClient } from '../web-client.ts';

/**
 * 10,000 messages that make at least 1,000 whole orders by 500 people, all through the web chat of a desk in a process of its own
 * with a clock that is moved: nothing may be lost, everything that must hold holds, and Node stays small.
 */

const MESSAGES = 10_000;
const PEOPLE = 500;
const ORDERS = 1_000;
const STATIONS = 20;
const WAVES = 4;
/** Every so manyeth order wants two people; the number shares no divisor with that of the stations, so that all have some. */
const PAIR_EVERY = 7;
const LIMIT_MB = 400;
const CONNECTIONS = 16;

/** 后天 at 13:00 in Yuxi, which is eight hours before UTC all year: within the afternoon that residents ask for. */
const visitAfter = (now: number): number => (Math.floor((now + 8 * HOUR) / DAY) + 2) * DAY + 5 * HOUR;

/** Runs the work on all, so many at once. */
async function each<T>(all: readonly T[], atOnce: number, work: (one: T, n: number) => Promise<void>): Promise<void> {
	let next = 0;
	const lanes = Array.from({ length: atOnce }, async () => {
		while (next < all.length) {
			const n = next++;
			const one = all[n];
			if (one !== undefined) await work(one, n);
		}
	});
	await Promise.all(lanes);
}

export const row: Row = {
	short: false,
	async measure() {
		const ground = await openGround();
		const { db } = ground.database;
		const { desk, address, pid } = await startMeasuredDesk(ground);
		const client = createWebClient(address, CONNECTIONS);
		const began = performance.now();
		const note = (what: string) =>
			process.stderr.write(
				`soak: ${what}, ${client.posted} messages, ${Math.round(residentMegabytes(pid))} MB, ${Math.round((performance.now() - began) / 1000)} s\n`,
			);
		try {
			const talker = async (persona: string | null): Promise<Talker> => ({ chat: await client.open(persona), heard: [] });
			const stations: Station[] = [];
			for (const post of await makePosts(db, STATIONS, Date.now()))
				stations.push({
					name: post.unitName,
					coordinator: await talker(post.coordinator),
					leader: await talker(post.leader),
					member: await talker(post.member),
				});
			const residents: Resident[] = [];
			for (let n = 0; n < PEOPLE - 3 * STATIONS; n++) {
				const station = stations[n % STATIONS];
				if (station) residents.push({ ...(await talker(null)), phone: `139${String(10_000_000 + n)}`, station, known: false });
			}
			note('all are there');

			let placed = 0;
			for (let wave = 0; wave < WAVES; wave++) {
				const orders: Ordered[] = [];
				const wanted = Array.from({ length: ORDERS / WAVES }, (_, n) => residents[(placed + n) % residents.length]);
				await each(wanted, CONNECTIONS, async (resident) => {
					if (resident) orders.push(await place(resident, ++placed % PAIR_EVERY === 0));
				});
				note(`wave ${wave + 1} placed`);
				await each(stations, CONNECTIONS, async (station) => {
					for (const order of orders) if (order.resident.station === station) await accept(order);
				});
				note('accepted');
				const now = await client.forward('PT0S');
				await client.forward(`PT${Math.ceil((visitAfter(now) - now) / 1000)}S`);
				note('the day has come');
				await each(stations, CONNECTIONS, async (station) => {
					for (const order of orders) if (order.resident.station === station) await visit(order);
				});
				note('visited');
				await client.forward('PT15M');
				await each(orders, CONNECTIONS, rate);
				note('rated');
			}
			await each(
				Array.from({ length: MESSAGES - client.posted }, (_, n) => residents[n % residents.length]),
				CONNECTIONS,
				async (resident, n) => {
					if (resident) await say(resident, n % 2 === 0 ? '查单' : '帮助');
				},
			);
			note('the end');

			const megabytes = residentMegabytes(pid);
			const [found] = await db.execute<{ inbox: number; heard: number; closed: number; writers: number }>(sql`select
				(select count(*)::int from inbox where status = 'handled') as inbox,
				(select count(*)::int from messages where direction = 'in') as heard,
				(select count(*)::int from orders where state = 'closed') as closed,
				(select count(distinct person_id)::int from inbox) as writers`);
			const problems = [
				...(await wrongs(db)),
				...(found?.inbox === MESSAGES && found.heard === MESSAGES ? [] : ['rows are not the messages']),
				...(found?.writers === PEOPLE ? [] : ['not everybody has said something']),
				...(found && found.closed >= ORDERS ? [] : ['not all orders are closed']),
			];
			if (problems.length > 0) throw new Error(`${problems.join('; ')}: ${JSON.stringify(found)}`);
			return [
				{
					bench: 'soak',
					unit: 'MB resident',
					ours: megabytes,
					against: 'MB allowed',
					theirs: LIMIT_MB,
					ratio: megabytes / LIMIT_MB,
					noisy: false,
					also: { messages: client.posted, ...found, seconds: Math.round((performance.now() - began) / 1000) },
					floor: { atMost: 1 },
				},
			];
		} finally {
			await client.close();
			await desk.stop();
			await ground.close();
		}
	},
};
