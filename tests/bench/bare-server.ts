import { fastify } from 'fastify';
import postgres from 'postgres';

// The other side of `inbound`, in a process of its own: a bare Fastify route that checks nothing, understands nothing and answers
// nobody. It writes as many rows a message as the desk does, in one insert by plain postgres.js. Prints its address.

const [url = '', rowsPerMessage = ''] = process.argv.slice(2);
const sql = postgres(url, { max: 8 });
await sql`create table bare (id bigint generated always as identity primary key, message text not null, place int not null, body text not null, unique (message, place))`;

const app = fastify({ logger: false });
app.post<{ Body: { readonly id: string; readonly text: string } }>('/messages', async ({ body: { id, text } }) => {
	const rows = Array.from({ length: Number(rowsPerMessage) }, (_, place) => ({ message: id, place, body: text }));
	await sql`insert into bare ${sql(rows)}`;
	return { accepted: true };
});
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.on('SIGTERM', () => {
	void app
		.close()
		.then(() => sql.end())
		.then(() => process.exit(0));
});
