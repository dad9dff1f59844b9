import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Pool } from 'undici';
import type { Sql } from '../../../db/client.ts';
import { openGround } from '../bench-database.ts';
import { duel, type Side } from '../duel.ts';
import type { Row } from '../figure.ts';
import { runLoad } from '../load.ts';
import { startMeasuredDesk } from '../measured-desk.ts';
import { createWebClient, type WebChat } from '../web-client.ts';

/** Messages a second through the whole road of web chat, post to commit, beside a bare route that inserts as many rows. */

const CONNECTIONS = 16;
/** The six messages of one intake; they make one order. */
const INTAKE = ['想请人帮买菜', '聂耳社区', '明天下午', '王奶奶 13812345678', '确认', '查单'];
/** Residents opened before the load begins, a second of it; each has one intake. More than any side of this machine's class can use. */
const RESIDENTS_A_SECOND = 150;
/** Rows that a message leaves in the desk's tables, as its own rounds show; the other side inserts as many. */
let rowsPerMessage = 0;

/** All rows of the desk's tables; the queue's are not counted. */
async function countRows(sql: Sql): Promise<number> {
	const tables = await sql<
		{ name: string }[]
	>`select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`;
	const [found] = await sql.unsafe(`select (${tables.map(({ name }) => `(select count(*) from ${name})`).join(' + ')})::int as n`);
	return Number(found?.['n']);
}

const expectCounts = (found: object, wanted: object): void => {
	if (JSON.stringify(found) !== JSON.stringify(wanted))
		throw new Error(`rows are not the messages: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
};

const desk: Side = async (timing) => {
	const ground = await openGround();
	const { sql } = ground.database;
	const { desk: running, address, pid } = await startMeasuredDesk(ground);
	const client = createWebClient(address, CONNECTIONS);
	try {
		const fresh: WebChat[] = [];
		const wanted = Math.ceil(((timing.warmMs + timing.measureMs) / 1000) * RESIDENTS_A_SECOND);
		await Promise.all(
			Array.from({ length: CONNECTIONS }, async () => {
				while (fresh.length < wanted) fresh.push(await client.open(null));
			}),
		);
		const before = await countRows(sql);
		const talks = Array.from({ length: CONNECTIONS }, () => ({ chat: fresh.pop(), next: 0 }));
		let orders = 0;
		const send = async (connection: number): Promise<void> => {
			const talk = talks[connection];
			if (talk && talk.next === INTAKE.length) Object.assign(talk, { chat: fresh.pop(), next: 0 });
			const text = INTAKE[talk?.next ?? 0] ?? '';
			if (!talk?.chat) throw new Error('more residents are needed for this load');
			await talk.chat.say({ text });
			talk.next++;
			if (text === '确认') orders++;
		};
		const measured = await runLoad({ connections: CONNECTIONS, send, pid }, timing);
		rowsPerMessage = Math.round(((await countRows(sql)) - before) / measured.answered);
		const [found] = await sql`select (select count(*)::int from inbox where status = 'handled') as inbox,
			(select count(*)::int from messages where direction = 'in') as heard, (select count(*)::int from orders) as orders`;
		expectCounts({ ...found }, { inbox: measured.answered, heard: measured.answered, orders });
		return measured;
	} finally {
		await client.close();
		await running.stop();
		await ground.close();
	}
};

const bare: Side = async (timing) => {
	const ground = await openGround();
	const script = path.join(import.meta.dirname, '../bare-server.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', script, ground.url, String(rowsPerMessage)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const exited = once(child, 'exit');
	const address = String((await once(child.stdout, 'data'))[0]).trim();
	const pool = new Pool(address, { connections: CONNECTIONS });
	try {
		let sent = 0;
		const send = async (): Promise<void> => {
			const n = sent++;
			const body = JSON.stringify({ id: `bare-${n}`, text: INTAKE[n % INTAKE.length] });
			const answer = await pool.request({ method: 'POST', path: '/messages', headers: { 'content-type': 'application/json' }, body });
			await answer.body.dump();
			if (answer.statusCode !== 200) throw new Error(`the bare route answered ${answer.statusCode}`);
		};
		const measured = await runLoad({ connections: CONNECTIONS, send, pid: child.pid ?? 0 }, timing);
		const [found] = await ground.database.sql`select count(*)::int as rows from bare`;
		expectCounts({ ...found }, { rows: measured.answered * rowsPerMessage });
		return measured;
	} finally {
		await pool.close();
		child.kill('SIGTERM');
		await exited;
		await ground.close();
	}
};

export const row: Row = {
	short: true,
	async measure(timing) {
		const { ours, theirs, noisy } = await duel(timing, desk, bare);
		return [
			{
				bench: 'inbound',
				unit: 'messages/s',
				ours: ours.median,
				against: 'bare Fastify route + insert of as many rows (no duplicate check, lock, history, answer)',
				theirs: theirs.median,
				ratio: ours.median / theirs.median,
				noisy,
				oursRange: ours.range,
				theirsRange: theirs.range,
				also: {
					rowsPerMessage,
					...(ours.cpuMicros === null
						? {}
						: { oursCpuMicros: Math.round(ours.cpuMicros), theirsCpuMicros: Math.round(theirs.cpuMicros ?? 0) }),
				},
			},
		];
	},
};
