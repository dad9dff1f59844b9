import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS, definitionOf } from '../../jobs/definitions.ts';
import { bindHandlers, type Handlers } from '../../jobs/worker.ts';
import { policy } from '../domain/two-streets.ts';

const done: string[] = [];
const handlers: Handlers = {
	sweep: async () => void done.push('sweep'),
	'notify-teams': async () => void done.push('notify-teams'),
	'send-digests': async () => void done.push('send-digests'),
	'hear-voices': async () => void done.push('hear-voices'),
	forget: async () => void done.push('forget'),
};

describe('jobs and their handlers', () => {
	it('belong together one to one', async () => {
		const process = bindHandlers(handlers);
		for (const { name } of DEFINITIONS) await process(name, {});
		expect(done).toEqual(['sweep', 'notify-teams', 'send-digests', 'hear-voices', 'forget']);
	});

	it('stop the start where one is missing or double', () => {
		const { sweep, ...rest } = handlers;
		expect(sweep).toBeTypeOf('function');
		expect(() => bindHandlers(rest as Handlers)).toThrow('job sweep has no handler');
		expect(() => bindHandlers({ ...handlers, other: async () => undefined } as Handlers)).toThrow('handler other has no job');
		expect(() => bindHandlers(handlers, [...DEFINITIONS, definitionOf('sweep')])).toThrow('job sweep is defined twice');
	});

	it('take only the payload of their schema', async () => {
		const process = bindHandlers(handlers);
		await expect(process('sweep', { rest: 'of another version' })).rejects.toThrow('payload of job sweep');
		await expect(process('nothing', {})).rejects.toThrow('unknown job nothing');
		const strict = { name: 'sweep', payload: Type.Object({ n: Type.Number() }), attempts: 1, backoffMs: 1, everyMs: null } as const;
		const one = bindHandlers({ sweep: async () => undefined } as unknown as Handlers, [strict]);
		await expect(one('sweep', {})).rejects.toThrow('payload');
	});
});

describe('the sweep', () => {
	it('comes every 5 s, every second with a span under a minute', () => {
		expect(definitionOf('sweep').everyMs?.(policy())).toBe(5_000);
		expect(definitionOf('sweep').everyMs?.(policy({ 'collect.normal': 'PT5S wall' }))).toBe(1_000);
	});
});
