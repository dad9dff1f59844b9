import type { Sql } from 'postgres';

/** What drizzle calls on the driver, at the top and inside a transaction. */
type Client = Pick<Sql, 'unsafe'> & {
	begin?(work: (inner: Client) => unknown): unknown;
	savepoint?(work: (inner: Client) => unknown): unknown;
};

/**
 * The driver as drizzle is to see it: every statement keeps its name in its session. Drizzle asks for unnamed ones, each of which
 * costs a round trip to describe it and a plan (performance.md §1.2); one with a name costs that once a connection.
 * `?prepare=false` in the connection string switches names off, for a pooler that cannot carry them.
 */
export function namedStatements<T extends Client>(client: T): T {
	return new Proxy(client, {
		get(target, key) {
			if (key === 'unsafe') {
				const unsafe: Sql['unsafe'] = (text, values, options) => target.unsafe(text, values, { ...options, prepare: true });
				return unsafe;
			}
			if (key === 'begin') return (work: (inner: Client) => unknown) => target.begin?.((inner) => work(namedStatements(inner)));
			if (key === 'savepoint') return (work: (inner: Client) => unknown) => target.savepoint?.((inner) => work(namedStatements(inner)));
			return Reflect.get(target, key);
		},
	});
}
