import { describe, expect, it } from 'vitest';
import type { Channel, Inbound } from '../../bot/channels/channel.ts';
import type { Choice } from '../../bot/flow/outbound.ts';
import type { Instant } from '../../db/domain/instant.ts';

/** One message as a person has it before the eyes. */
interface Shown {
	readonly text: string;
	/** Labels of the buttons below it. */
	readonly buttons: readonly string[];
}

/** What a channel's test has to offer, so that the suite below can be run on it. */
export interface ChannelDriver {
	readonly name: string;
	readonly channel: Channel;
	/** Two addresses of people who can be written to. */
	readonly people: readonly [string, string];
	/** The channel's own form of "this person sent this, with this id of the sender's or the channel's"; null = it has no such thing. */
	deliver(from: string, id: string, said: Said): unknown;
	/** Deliveries that are malformed or nobody's, of the channel's own kind. */
	readonly garbage: readonly unknown[];
	/** Ids are given by the channel, so that two people never share one. */
	readonly idsAreGlobal: boolean;
	/** What went out to this person so far; null where the channel delivers nothing by itself. */
	said(to: string): Promise<readonly Shown[]> | null;
	/** Makes a person refuse the desk and gives the address; null where that cannot be. */
	refusing(): Promise<string> | null;
}

export type Said =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'choice'; readonly id: string }
	/** Something the desk has no reading for. */
	| { readonly kind: 'unknown' };

const NOW: Instant = Date.UTC(2026, 8, 28, 2, 0, 0);

/** Things that are no delivery on any channel. */
const NO_DELIVERY: readonly unknown[] = [
	null,
	undefined,
	true,
	0,
	-1,
	1e308,
	Number.NaN,
	'',
	'text',
	[],
	[[]],
	[null],
	{},
	{ id: {} },
	{ update_id: {}, message: [] },
	{ body: null },
	Object.create(null),
	new Map(),
	() => undefined,
];

const CHOICES: readonly Choice[] = [
	{ id: 'rate:17:5', label: '5 很好' },
	{ id: 'rate:17:1', label: '1 不好' },
	{ id: 'human', label: '找人工' },
];

/** The suite that every channel passes (architecture.md §3.2). Call it inside a test file. */
export function channelSuite(name: string, open: () => ChannelDriver): void {
	describe(`${name}: the port`, () => {
		const read = (from: string, id: string, said: Said): Inbound | null => {
			const driver = open();
			return driver.channel.parse(driver.deliver(from, id, said), NOW);
		};
		const person = (i: 0 | 1 = 0): string => open().people[i];

		it('reads a plain text', () => {
			const inbound = read(person(), '1', { kind: 'text', text: '我想理发' });
			expect(inbound).toMatchObject({ channel: open().channel.name, address: person(), content: { kind: 'text', text: '我想理发' } });
			expect(Math.abs((inbound?.at ?? 0) - NOW)).toBeLessThanOrEqual(48 * 3_600_000);
		});

		it.each(['👩‍👩‍👧‍👦 帮忙', '🧑🏽‍🦽', '𠮷野家旁边', '彝族 ꆈꌠ', 'a\nb\tc'])('keeps %j whole', (text) => {
			expect(read(person(), '2', { kind: 'text', text })?.content).toEqual({ kind: 'text', text });
		});

		it('keeps 5,000 characters whole', () => {
			const text = '长'.repeat(5000);
			expect(read(person(), '3', { kind: 'text', text })?.content).toEqual({ kind: 'text', text });
		});

		it('takes out NUL and repairs lone surrogates, which PostgreSQL refuses', () => {
			const content = read(person(), '4', { kind: 'text', text: ' 理\u0000发\ud83d ' })?.content;
			expect(content).toEqual({ kind: 'text', text: '理发\ufffd' });
		});

		it('reads a button', (context) => {
			if (!open().channel.capabilities.buttons) return context.skip();
			expect(read(person(), '5', { kind: 'choice', id: 'accept:99' })?.content).toEqual({ kind: 'choice', id: 'accept:99' });
		});

		it('acknowledges an unknown type', () => {
			const inbound = read(person(), '6', { kind: 'unknown' });
			if (inbound) expect(inbound.content.kind).toBe('other');
		});

		it('gives the same external id to a repeated delivery, and another to another', () => {
			const first = read(person(), '7', { kind: 'text', text: '帮助' });
			expect(read(person(), '7', { kind: 'text', text: '帮助' })?.externalId).toBe(first?.externalId);
			expect(read(person(), '8', { kind: 'text', text: '帮助' })?.externalId).not.toBe(first?.externalId);
		});

		it('keeps the ids of two senders apart', (context) => {
			if (open().idsAreGlobal) return context.skip();
			const [a, b] = [read(person(0), '9', { kind: 'text', text: '帮助' }), read(person(1), '9', { kind: 'text', text: '帮助' })];
			expect(a?.externalId).not.toBe(b?.externalId);
		});

		it('never throws, and never understands what is no delivery', () => {
			const { channel, garbage } = open();
			for (const raw of [...NO_DELIVERY, ...garbage]) expect(channel.parse(raw, NOW)).toBeNull();
		});

		it('never throws for a delivery with any part of it replaced', () => {
			const driver = open();
			for (const raw of mutations(driver.deliver(person(), '10', { kind: 'text', text: '帮助' }))) driver.channel.parse(raw, NOW);
			for (const raw of mutations(driver.deliver(person(), '11', { kind: 'choice', id: 'menu' }))) driver.channel.parse(raw, NOW);
		});
	});

	describe(`${name}: sending`, () => {
		it('brings a text with its choices', async () => {
			const driver = open();
			const [to] = driver.people;
			expect(await driver.channel.send(to, { text: '请评一下', choices: CHOICES })).toMatchObject({ result: 'sent' });
			const shown = await driver.said(to);
			if (!shown) return;
			const last = shown.at(-1);
			expect(last?.text).toContain('请评一下');
			for (const { label } of CHOICES) expect([...(last?.buttons ?? []), last?.text].join('\n')).toContain(label);
		});

		it('brings a text longer than a message whole, in order, the choices at its end', async () => {
			const driver = open();
			const [, to] = driver.people;
			const lines = Array.from({ length: 700 }, (_, i) => `第${i}行 👩‍👩‍👧‍👦 的事`);
			const before = (await driver.said(to))?.length ?? 0;
			expect(await driver.channel.send(to, { text: lines.join('\n'), choices: CHOICES })).toMatchObject({ result: 'sent' });
			const shown = (await driver.said(to))?.slice(before);
			if (!shown) return;
			expect(shown.flatMap(({ text }) => text.split('\n'))).toEqual(expect.arrayContaining(lines));
			for (const { text } of shown) expect(text.length).toBeLessThanOrEqual(driver.channel.capabilities.maxLength);
			if (driver.channel.capabilities.buttons) {
				expect(shown.map(({ buttons }) => buttons.length)).toEqual([...shown.slice(1).map(() => 0), CHOICES.length]);
			}
		});

		it('says so when a person cannot be reached', async (context) => {
			const driver = open();
			const to = await driver.refusing();
			if (to === null) return context.skip();
			const sent = await driver.channel.send(to, { text: '您好', choices: [] });
			expect(sent.result).toBe('unreachable');
			if (sent.result === 'unreachable') expect(sent.reason).not.toContain(to);
		});

		it('never rejects', async () => {
			const { channel } = open();
			for (const to of ['', 'nobody', '-5', '１２３', '9'.repeat(400)]) {
				await expect(channel.send(to, { text: '您好', choices: [] })).resolves.toHaveProperty('result');
			}
		});
	});
}

const REPLACEMENTS: readonly unknown[] = [null, 0, -1, 2 ** 53, '', '\u0000', '\udfff', [], {}, true, undefined];

/** The value with each of its parts in turn replaced by things that do not belong there, or gone. */
function mutations(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => {
		const replace = (by: unknown): unknown =>
			Array.isArray(value) ? value.map((each, i) => (String(i) === key ? by : each)) : { ...value, [key]: by };
		return [...REPLACEMENTS.map(replace), ...mutations(part).map(replace)];
	});
}
