import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createService, type Question, type Service } from '../../bot/outside/service.ts';
import { type Behaviour, type FakeOpenAi, startFakeOpenAi } from '../helpers/fake-openai.ts';

let fake: FakeOpenAi;
let service: Service | undefined;
let clock = 0;
const lines: object[] = [];
const log = {
	info: (facts: object, text: string) => lines.push({ ...facts, text }),
	warn: (facts: object, text: string) => lines.push({ ...facts, text }),
};

beforeAll(async () => {
	fake = await startFakeOpenAi();
});
afterAll(() => fake.close());
afterEach(() => {
	service?.close();
	lines.length = 0;
	clock = 0;
});

const open = (given: { baseUrl?: string; apiKey?: string } = {}): Service => {
	service = createService({
		name: 'fake',
		baseUrl: fake.baseUrl,
		apiKey: 'fake-key',
		model: 'fake-model',
		log,
		monotonic: () => clock,
		...given,
	});
	return service;
};

const question = (limitMs = 5_000): Question<string> => ({
	limitMs,
	call: (client, model, options) =>
		client.chat.completions.create({ model, messages: [{ role: 'user', content: '张奶奶的悄悄话' }] }, options),
	read: (raw) => {
		const { choices } = raw as { choices?: readonly { message: { content: string } }[] };
		return choices?.[0]?.message.content || null;
	},
});

describe('what becomes of a question', () => {
	it.each<[string, Behaviour, number, string]>([
		['an answer', { says: '好' }, 5_000, 'ok'],
		['an answer that says nothing', { says: '' }, 5_000, 'unreadable'],
		['an answer that takes too long', { afterMs: 60_000, next: { says: '好' } }, 299.5, 'late'],
		['an answer that begins and never ends', { stalls: true }, 300, 'late'],
		['broken JSON', { body: '{"choices":' }, 5_000, 'unreadable'],
		['a page of a proxy', { body: '<html>', type: 'text/html' }, 5_000, 'unreadable'],
		['400', { status: 400 }, 5_000, 'refused'],
		['404: no such model', { status: 404 }, 5_000, 'refused'],
		['429', { status: 429 }, 5_000, 'away'],
		['500', { status: 500 }, 5_000, 'away'],
		['503', { status: 503 }, 5_000, 'away'],
		['a cut connection', { cuts: true }, 5_000, 'away'],
	])('%s', async (_what, behaviour, limitMs, fate) => {
		fake.answer(behaviour);
		const before = fake.questions.length;
		const asked = open();
		// the library is loaded by then: the limit is about the service
		await import('openai');
		expect((await asked.ask(question(limitMs))).fate).toBe(fate);
		expect(asked.tally()).toMatchObject({ [fate]: 1 });
		expect(fake.questions.length - before, 'no second try').toBe(1);
		expect(lines).toEqual([{ service: 'fake', fate, ms: 0, text: 'asked outside' }]);
	});

	it('a wrong key is refused, and nothing of it or of the words gets into the log', async () => {
		expect((await open({ apiKey: 'wrong' }).ask(question())).fate).toBe('refused');
		expect(JSON.stringify(lines)).not.toMatch(/wrong|悄悄话/);
	});

	it('a server that is not there', async () => {
		expect((await open({ baseUrl: 'http://127.0.0.1:9/v1' }).ask(question())).fate).toBe('away');
	});

	it('a redirect is not followed: the words would go to somebody else', async () => {
		const { createServer } = await import('node:http');
		const door = createServer((_request, response) => response.writeHead(307, { location: `${fake.baseUrl}/chat/completions` }).end());
		await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
		const { port } = door.address() as { port: number };
		const before = fake.questions.length;
		expect((await open({ baseUrl: `http://127.0.0.1:${port}/v1` }).ask(question())).fate).toBe('away');
		expect(fake.questions.length).toBe(before);
		door.close();
	});

	it('the environment of another program changes nothing', async () => {
		vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
		vi.stubEnv('OPENAI_API_KEY', 'somebody-else');
		fake.answer({ says: '好' });
		expect((await open().ask(question())).fate).toBe('ok');
		expect(fake.questions.at(-1)?.authorization).toBe('Bearer fake-key');
		vi.unstubAllEnvs();
	});
});

describe('a service that fails again and again', () => {
	it('five errors shut it for a minute; one question tries it again', async () => {
		fake.answer({ status: 500 });
		const before = fake.questions.length;
		const asked = open();
		const fates = async (n: number) => {
			const all: string[] = [];
			for (let i = 0; i < n; i++) all.push((await asked.ask(question())).fate);
			return all.join(' ');
		};
		expect(await fates(7)).toBe('away away away away away shut shut');
		expect(fake.questions.length - before).toBe(5);
		expect(lines.at(-1)).toMatchObject({ text: 'fails again and again, left alone for a minute' });
		clock = 60_000;
		expect(await fates(2)).toBe('away shut');
		clock = 120_000;
		fake.answer({ says: '好' });
		expect(await fates(2)).toBe('ok ok');
	});
});
