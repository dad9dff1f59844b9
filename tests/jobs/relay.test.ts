import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../bot/channels/telegram.ts';
import { createRelay, type Relay, type RelayDeps } from '../../jobs/relay.ts';
import { startFakeTelegram } from '../helpers/fake-telegram.ts';
import { NOW, type OutboxFixture, openOutbox, until } from './relay-fixture.ts';

let outbox: OutboxFixture;
const relays: Relay[] = [];
beforeEach(async () => {
	outbox = await openOutbox();
});
afterEach(async () => {
	await Promise.all(relays.splice(0).map((relay) => relay.close()));
	await outbox.close();
});

const start = (more: Partial<RelayDeps> = {}): Relay => {
	const relay = createRelay({ ...outbox.deps, ...more });
	relays.push(relay);
	relay.start();
	return relay;
};
const sent = (to: string) => outbox.channel.sent.filter((each) => each.to === to).map(({ text }) => text);

describe('relay: sending', () => {
	it('sends text and choices, and marks the row', async () => {
		const id = await outbox.add('1', '请评一下', { choices: [{ id: 'rate:7:5', label: '5' }] });
		await start().drained();
		expect(outbox.channel.sent).toEqual([{ to: '1', text: '请评一下', choices: [{ id: 'rate:7:5', label: '5' }] }]);
		expect(await outbox.row(id)).toMatchObject({ status: 'sent', reason: null, attempts: 1, externalId: 'x1', sentAt: NOW });
	});

	it('keeps the order within a recipient, whatever the channel takes for each', async () => {
		outbox.channel.delay = (text) => (Number(text) % 3) * 5;
		const texts = Array.from({ length: 30 }, (_, i) => String(i));
		for (const text of texts) await outbox.add('1', text);
		await start().drained();
		expect(sent('1')).toEqual(texts);
	});

	it('serves several recipients at the same time, eight at most', async () => {
		outbox.channel.delay = () => 30;
		for (let i = 0; i < 24; i++) await outbox.add(`${i}`, 'x');
		await start().drained();
		expect(outbox.channel.sent).toHaveLength(24);
		expect(outbox.channel.mostAtOnce).toBe(8);
	});

	it('goes out at once after a wake, and in the end without one', async () => {
		const relay = start({ pollMs: 2000 });
		await relay.drained();
		await outbox.add('1', 'woken');
		relay.wake();
		await until(() => sent('1').length === 1, 1500);
		await outbox.add('1', 'polled');
		await until(() => sent('1').length === 2, 5000);
	});

	it('a wake while a lane is at work is not lost', async () => {
		const relay = start({ pollMs: 60_000 });
		await relay.drained();
		outbox.channel.delay = () => 20;
		for (let i = 0; i < 20; i++) {
			await outbox.add('1', String(i));
			relay.wake();
			await new Promise((resolve) => setTimeout(resolve, i * 2));
		}
		await until(() => sent('1').length === 20, 3000);
	});

	it('paces a recipient on real time and does not stop the others for it', async () => {
		const paces = { telegram: { recipient: { burst: 2, everyMs: 800 }, channel: { burst: 100, everyMs: 1 } } };
		for (let i = 0; i < 4; i++) await outbox.add('1', String(i));
		for (let i = 0; i < 10; i++) await outbox.add(`2${i}`, 'x');
		const began = performance.now();
		const relay = start({ paces, limit: 1 });
		await until(() => outbox.channel.sent.length === 12, 780);
		await relay.drained();
		expect(performance.now() - began).toBeGreaterThan(1500);
		expect(sent('1')).toEqual(['0', '1', '2', '3']);
	});
});

describe('relay: a channel that swallows what is too much', () => {
	it('a relay that begins counts whoever was sent something just now as having had it all', async () => {
		const paces = { telegram: { recipient: { burst: 2, everyMs: 700 }, channel: { burst: 100, everyMs: 1 }, strict: true } };
		await outbox.add('1', 'a');
		const first = start({ paces });
		await until(() => sent('1').length === 1, 690);
		await first.drained();
		await first.close();
		await outbox.add('1', 'b');
		await outbox.add('2', 'c');
		const began = performance.now();
		const second = start({ paces });
		await until(() => sent('2').length === 1, 690);
		expect(sent('1')).toEqual(['a']);
		await second.drained();
		expect(sent('1')).toEqual(['a', 'b']);
		expect(performance.now() - began).toBeGreaterThan(690);
	});
});

describe('relay: a text in several parts', () => {
	const paces = { telegram: { recipient: { burst: 2, everyMs: 400 }, channel: { burst: 100, everyMs: 1 } } };

	it('each part counts for the pace, and waiting for it stops nobody else', async () => {
		outbox.channel.parts = (text) => [...text];
		await outbox.add('1', 'abcde');
		for (let i = 0; i < 10; i++) await outbox.add(`2${i}`, 'x');
		const began = performance.now();
		const relay = start({ paces, limit: 1 });
		await until(() => outbox.channel.sent.length >= 12, 390);
		await relay.drained();
		expect(performance.now() - began).toBeGreaterThan(1150);
		expect(sent('1')).toEqual([...'abcde']);
	});

	it('a relay that closes between two parts leaves the text to be sent again', async () => {
		outbox.channel.parts = (text) => [...text];
		const id = await outbox.add('1', 'abcde');
		const relay = start({ paces });
		await until(() => sent('1').length === 2, 1000);
		await relay.close();
		expect(await outbox.row(id)).toMatchObject({ status: 'deferred', reason: 'stopped between parts' });
	});
});

describe('relay: what waits', () => {
	it('a row held for quiet hours does not hold up its lane, and goes when its time has come', async () => {
		await outbox.add('1', 'held', { status: 'deferred', notBefore: NOW + 3_600_000 });
		await outbox.add('1', 'answer');
		const relay = start();
		await relay.drained();
		expect(sent('1')).toEqual(['answer']);
		outbox.clock.at = NOW + 3_600_000;
		await relay.drained();
		expect(sent('1')).toEqual(['answer', 'held']);
	});

	it('a row in back-off holds up its lane, but no other', async () => {
		outbox.channel.answer = ({ text }) =>
			text === 'a' && outbox.clock.at === NOW ? { result: 'later', afterMs: 7000, reason: '429 Too Many Requests' } : null;
		const id = await outbox.add('1', 'a');
		await outbox.add('1', 'b');
		await outbox.add('2', 'c');
		const relay = start();
		await relay.drained();
		expect(outbox.channel.sent.map(({ text }) => text)).toEqual(['c']);
		expect(await outbox.row(id)).toMatchObject({ status: 'deferred', reason: '429 Too Many Requests', notBefore: NOW + 7000, attempts: 1 });
		outbox.clock.at = NOW + 6999;
		await relay.drained();
		expect(sent('1')).toEqual([]);
		outbox.clock.at = NOW + 7000;
		await relay.drained();
		expect(sent('1')).toEqual(['a', 'b']);
		expect(await outbox.row(id)).toMatchObject({ status: 'sent', reason: null, attempts: 2 });
	});

	it('a fresh relay keeps to a back-off that an earlier one wrote', async () => {
		await outbox.add('1', 'a', { status: 'deferred', notBefore: NOW + 1000, attempts: 1 });
		await outbox.add('1', 'b');
		await start().drained();
		expect(sent('1')).toEqual([]);
	});

	it('gives up after the last attempt, with the reason, and serves what follows', async () => {
		outbox.channel.answer = ({ text }) => (text === 'a' ? { result: 'later', afterMs: 1, reason: 'network' } : null);
		const id = await outbox.add('1', 'a', { attempts: 104 });
		await outbox.add('1', 'b');
		await start().drained();
		expect(await outbox.row(id)).toMatchObject({ status: 'failed', reason: 'gave up: network', attempts: 105 });
		expect(sent('1')).toEqual(['b']);
	});
});

describe('relay: what cannot be sent', () => {
	it('drops for somebody out of reach and marks the address', async () => {
		outbox.channel.answer = ({ to }) =>
			to === '1' ? { result: 'unreachable', reason: '403 Forbidden: bot was blocked by the user' } : null;
		const id = await outbox.add('1', 'a');
		await outbox.add('2', 'b');
		await start().drained();
		expect(await outbox.row(id)).toMatchObject({ status: 'dropped', reason: '403 Forbidden: bot was blocked by the user' });
		expect(await outbox.unreachableSince('1')).toBe(NOW);
		expect(await outbox.unreachableSince('2')).toBeNull();
	});

	it('fails what is refused or cannot be read, and serves what follows', async () => {
		outbox.channel.answer = ({ text }) => (text === 'a' ? { result: 'refused', reason: '400 Bad Request: BUTTON_DATA_INVALID' } : null);
		const refused = await outbox.add('1', 'a');
		const unreadable = await outbox.add('1', 'b');
		await outbox.spoil(unreadable);
		await outbox.add('1', 'c');
		await start().drained();
		expect(await outbox.row(refused)).toMatchObject({ status: 'failed', reason: '400 Bad Request: BUTTON_DATA_INVALID' });
		expect(await outbox.row(unreadable)).toMatchObject({ status: 'failed', reason: 'unreadable' });
		expect(sent('1')).toEqual(['c']);
	});

	it('loses nothing to a wrong token', async () => {
		outbox.channel.answer = () => ({ result: 'refused', reason: 'token' });
		const id = await outbox.add('1', 'a');
		await start().drained();
		expect(await outbox.row(id)).toMatchObject({ status: 'deferred', reason: 'token', notBefore: NOW + 60_000 });
	});

	it('survives a channel that throws', async () => {
		outbox.channel.answer = () => {
			throw new Error('slip');
		};
		const id = await outbox.add('1', 'a');
		await start().drained();
		expect(await outbox.row(id)).toMatchObject({ status: 'deferred', reason: 'unexpected error' });
	});

	it('leaves rows of a channel that is not configured alone', async () => {
		const id = await outbox.add('1', 'a', { channel: 'wecom' });
		await start().drained();
		expect(await outbox.row(id)).toMatchObject({ status: 'pending', attempts: 0 });
	});
});

describe('relay: one at a time', () => {
	it('two relays hold one lock; the second takes over within a second', async () => {
		const [first, second] = [start(), start()];
		await until(async () => (await outbox.holders()) === 1, 2000);
		for (let i = 0; i < 20; i++) await outbox.add('1', String(i));
		first.wake();
		second.wake();
		await until(() => sent('1').length === 20, 3000);
		expect(await outbox.holders()).toBe(1);
		await first.close();
		await until(async () => (await outbox.holders()) === 1, 1000);
		await outbox.add('1', 'after');
		await second.drained();
		expect(sent('1').at(-1)).toBe('after');
		expect(new Set(sent('1')).size).toBe(sent('1').length);
	});

	it('goes on within a second after its connection was cut, and sends nothing twice', async () => {
		const relay = start();
		await relay.drained();
		outbox.channel.delay = () => 3;
		for (let i = 0; i < 60; i++) await outbox.add(String(i % 3), String(i));
		relay.wake();
		for (let cuts = 0; cuts < 4; cuts++) {
			await new Promise((resolve) => setTimeout(resolve, 40));
			await outbox.cutRelay();
		}
		await until(() => outbox.channel.sent.length >= 60, 5000);
		await relay.drained();
		expect(outbox.channel.sent).toHaveLength(60);
		for (const to of ['0', '1', '2']) expect(sent(to)).toEqual(Array.from({ length: 20 }, (_, i) => String(i * 3 + Number(to))));
		expect(await outbox.countBy('sent')).toBe(60);
	});

	it('writes the fate of what was in the air when the connection went', async () => {
		outbox.channel.delay = () => 400;
		const id = await outbox.add('1', 'a');
		const relay = start();
		await until(() => outbox.channel.inAir === 1, 1000);
		await outbox.cutRelay();
		await relay.drained();
		expect(sent('1')).toEqual(['a']);
		expect(await outbox.row(id)).toMatchObject({ status: 'sent', attempts: 1 });
	});

	it('keeps trying while the database is away', async () => {
		const relay = start();
		await relay.drained();
		outbox.reachable = false;
		await outbox.cutRelay();
		await new Promise((resolve) => setTimeout(resolve, 800));
		outbox.reachable = true;
		await outbox.add('1', 'a');
		await until(() => sent('1').length === 1, 2000);
	});

	it('close lets what is in the air finish, and leaves the rest for the next', async () => {
		outbox.channel.delay = () => 300;
		const first = await outbox.add('1', 'a');
		const second = await outbox.add('1', 'b');
		const relay = start();
		await until(() => outbox.channel.inAir === 1, 1000);
		await relay.close();
		expect(await outbox.row(first)).toMatchObject({ status: 'sent' });
		expect(await outbox.row(second)).toMatchObject({ status: 'pending', attempts: 0 });
		expect(await outbox.holders()).toBe(0);
		await start().drained();
		expect(sent('1')).toEqual(['a', 'b']);
	});

	it('close returns though a channel hangs, and drained does not wait for ever', async () => {
		outbox.channel.delay = () => 60_000;
		await outbox.add('1', 'a');
		const relay = start();
		await until(() => outbox.channel.inAir === 1, 1000);
		const drained = relay.drained();
		const began = performance.now();
		await relay.close();
		await drained;
		expect(performance.now() - began).toBeLessThan(5800);
	});
});

describe('relay: with Telegram', () => {
	it('rides out 429, broken answers and a block', async () => {
		const fake = await startFakeTelegram();
		const telegram = createTelegram({ token: fake.token, apiRoot: fake.apiRoot });
		const [wang, li] = [fake.user(101), fake.user(102)];
		for (const each of [wang, li]) each.start().catch(() => undefined);
		fake.fail({ chat: 101, times: 1, action: { kind: 'too many', retryAfter: 2 } });
		fake.fail({ chat: 101, times: 1, action: { kind: 'bad gateway' } });
		li.block().catch(() => undefined);
		for (const text of ['一', '二', '三']) await outbox.add('101', text, { choices: [{ id: 'menu', label: '菜单' }] });
		const blocked = await outbox.add('102', '您好');
		const relay = start({ channels: new Map([['telegram', telegram]]) });
		await relay.drained();
		expect(wang.messages()).toHaveLength(0);
		outbox.clock.at += 2000;
		await relay.drained();
		outbox.clock.at += 3000;
		await relay.drained();
		expect(wang.messages().map(({ text }) => text)).toEqual(['一', '二', '三']);
		expect(await outbox.row(blocked)).toMatchObject({ status: 'dropped' });
		expect(await outbox.countBy('sent')).toBe(3);
		expect(fake.warnings).toEqual([]);
		await relay.close();
		await telegram.close();
		await fake.close();
	});
});
