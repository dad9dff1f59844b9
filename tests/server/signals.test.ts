import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Committed } from '../../bot/desk.ts';
import type { PersonId } from '../../db/domain/ids.ts';
import { sendNotices } from '../../db/notices.ts';
import { openSignals } from '../../server/signals.ts';
import { cloneDatabase } from '../helpers/database.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
beforeAll(async () => {
	clone = await cloneDatabase({ seeded: false });
});
afterAll(async () => await clone.drop());

/** One process that keeps what it hears. */
async function open(name: string) {
	const heard: Committed[] = [];
	const errors: unknown[] = [];
	let listening = () => {};
	const ready = new Promise<void>((resolve) => {
		listening = resolve;
	});
	const { url, db } = clone;
	const signals = openSignals({
		url,
		db,
		process: name,
		onHeard: ({ told, outbox, offers }) => void heard.push({ told, outbox, offers }),
		onGap: listening,
		onError: (err) => errors.push(err),
	});
	await ready;
	return { ...signals, heard, errors, told: () => heard.flatMap((one) => one.told) };
}

const people = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1)) as PersonId[];
const nothing: Committed = { told: [], outbox: false, offers: false };

test('signals reach the other process whole, however many people they name, and never their own', async () => {
	const [one, other] = [await open('one'), await open('other')];
	one.send({ told: people(1_000), outbox: true, offers: false });
	await expect.poll(() => other.told().length).toBe(1_000);
	expect(new Set(other.told())).toEqual(new Set(people(1_000)));
	expect(other.heard.every((notice) => notice.outbox && !notice.offers)).toBe(true);
	expect(one.heard).toEqual([]);
	await one.close();
	await other.close();
});

test('what gathers while one is on its way goes together in the next; nothing is sent for nothing', async () => {
	const [one, other] = [await open('one'), await open('other')];
	for (const id of people(200)) one.send({ told: [id], outbox: false, offers: id === '7' });
	one.send(nothing);
	await expect.poll(() => new Set(other.told()).size).toBe(200);
	expect(other.heard.length).toBeLessThanOrEqual(3);
	expect(other.heard.some((notice) => notice.offers)).toBe(true);
	const before = other.heard.length;
	one.send(nothing);
	one.send({ ...nothing, outbox: true });
	await expect.poll(() => other.heard.length).toBe(before + 1);
	await one.close();
	await other.close();
});

test('what is no signal is passed over', async () => {
	const one = await open('one');
	await sendNotices(clone.db, ['', '{', 'null', '{"from":1}', '{"from":"x","told":[1,null,"5"]}']);
	await expect.poll(() => one.heard).toEqual([{ told: ['5'], outbox: false, offers: false }]);
	expect(one.errors).toEqual([]);
	await one.close();
});
