import { Value } from 'typebox/value';
import { DEFINITIONS, type Definition, type JobName, type PayloadOf } from './definitions.ts';
import type { Process } from './job-queue.ts';

type Handle<Payload> = (payload: Payload) => Promise<void>;

/** One handler for each job; the compiler misses none. */
export type Handlers = { readonly [N in JobName]: Handle<PayloadOf<N>> };

/**
 * The list of jobs times their handlers. Throws where a job is listed twice, has no handler, or a handler has no job:
 * a desk whose clock lacks a hand must not start.
 */
export function bindHandlers(handlers: Handlers, definitions: readonly Definition[] = DEFINITIONS): Process {
	// by name only: each payload is checked against its schema before its handler sees it
	const bound = new Map<string, Handle<never>>(Object.entries(handlers));
	const byName = new Map<string, Definition>();
	for (const definition of definitions) {
		if (byName.has(definition.name)) throw new Error(`job ${definition.name} is defined twice`);
		if (!bound.has(definition.name)) throw new Error(`job ${definition.name} has no handler`);
		byName.set(definition.name, definition);
	}
	for (const name of bound.keys()) if (!byName.has(name)) throw new Error(`handler ${name} has no job`);

	return async (name, payload) => {
		const definition = byName.get(name);
		const handle = bound.get(name);
		if (definition === undefined || handle === undefined) throw new Error(`unknown job ${name}`);
		if (!Value.Check(definition.payload, payload)) throw new Error(`payload of job ${name} is not valid`);
		await handle(payload as never);
	};
}
