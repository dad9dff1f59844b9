import { beforeEach, describe, expect, test } from 'vitest';
import { readHeldOut } from '../../bot/training/held-out.ts';
import type { Meaning } from '../../bot/understand/meaning.ts';
import { waitingPicks } from '../../db/queries/picks.ts';
import { picks } from '../../db/schema/index.ts';
import type { TestDesk } from '../helpers/app.ts';
import type { Chat, Heard } from '../helpers/chat.ts';
import { trained } from '../helpers/trained.ts';
import { deskForEach, labels, order, words } from './story.ts';

/** What somebody taps who was asked what the words mean is kept to learn from, without anything that leads to anybody. */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

const NONE = '都不是';
const OWN = '，我是李桂兰，打13912345678找我，在聂耳社区3栋201';
const messages = [...readHeldOut().values()].flat().map(({ text }) => text + OWN);

/** Says one thing after the other until the desk asks with three buttons: which that is depends on what the model has learnt. */
async function saysUntilAsked(chat: Chat, fits: (meaning: Meaning) => boolean, asks: (heard: Heard | undefined) => boolean) {
	for (const text of messages.filter((one) => fits(trained(one)) && trained(one).alarm === null).slice(0, 30)) {
		const heard = await chat.say(text);
		if (asks(heard.at(-1))) return { said: text, buttons: labels(heard.at(-1)) };
		await chat.say('重来');
	}
	throw new Error(await chat.transcript());
}
const unclear = (chat: Chat) =>
	saysUntilAsked(
		chat,
		({ ask, intent }) => ask === 'intent' && intent !== 'request',
		(heard) => /^我没太拿准/.test(heard?.text ?? '') && labels(heard).includes(NONE),
	);
const undecided = (chat: Chat) =>
	saysUntilAsked(
		chat,
		({ ask }) => ask === 'kind',
		(heard) => labels(heard).length === 4 && labels(heard).at(-1) === NONE,
	);

describe('somebody who has ordered before', () => {
	let resident: Chat;
	beforeEach(async () => {
		await order(desk);
		resident = await desk.as('resident-1');
	});

	test('taps what was meant: the words are kept with stand-ins, and nothing tells whose they are', async () => {
		const { said } = await unclear(resident);
		await resident.press(NONE);
		const [kept, ...others] = await waitingPicks(desk.db);
		expect(others).toEqual([]);
		expect(kept).toMatchObject({ asked: 'intent', picked: { intent: null, itemCode: null, kind: null } });
		expect(kept?.thought).toMatchObject({ intent: trained(said).intent });
		expect(kept?.text).toContain('我是某某，打13800138000找我，在某某社区某小区');
		expect(kept?.text).not.toMatch(/李桂兰|139|聂耳|201/);
		const [row] = await desk.db.select().from(picks);
		// midnight in Yuxi, not the moment
		expect(new Date(row?.day ?? 0).toISOString()).toBe('2026-11-22T16:00:00.000Z');
		expect(words(await resident.say('我的信息'))).toContain('不记是谁说的');
	});

	test('taps an item: kept with the item', async () => {
		const {
			buttons: [, second = ''],
		} = await undecided(resident);
		expect(words(await resident.press(second))).not.toContain(NONE);
		const [kept] = await waitingPicks(desk.db);
		expect(kept).toMatchObject({ asked: 'item', itemName: second, picked: { intent: 'request' } });
		expect(kept?.picked.kind).not.toBeNull();
		expect(kept?.text).toContain('我是某某，打13800138000找我');
	});
});

test('somebody who has never gone on after the notice on personal data: nothing is kept', async () => {
	const resident = await desk.as('resident-2');
	await unclear(resident);
	await resident.press(NONE);
	await resident.say('重来');
	await undecided(resident);
	await resident.press(NONE);
	expect(await desk.db.select().from(picks)).toEqual([]);
});
