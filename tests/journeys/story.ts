import { and, asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect } from 'vitest';
import { createWorldSource } from '../../bot/world.ts';
import { isPolicyProblem, parsePolicy } from '../../db/domain/policy-keys.ts';
import { crew, offers, orderHistory, orders, people, teams } from '../../db/schema/index.ts';
import { ensureDigests } from '../../jobs/handlers/send-digests.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import type { Chat, Heard } from '../helpers/chat.ts';
import { wrongs } from './invariants.ts';

/** What the stories have in common: the first steps of an order, and looks at the tables that contract §6 opens to others. */

/** Office hours and quiet nights as in a real installation; the demo has neither. */
export const OFFICE = { workHours: '08:30-12:00,14:00-17:30 Mon-Fri', quietHours: '21:00-08:00' };

/** A desk with office hours for each test of a file. It is closed after the test, once nothing in its tables is wrong. */
export function deskForEach(take: (opened: TestDesk) => unknown): void {
	let desk: TestDesk;
	beforeEach(async () => {
		desk = await startDesk({ policy: OFFICE });
		await take(desk);
	});
	afterEach(async () => {
		expect(await wrongs(desk.db)).toEqual([]);
		await desk.close();
	});
}

export const WISH = '我奶奶85了走不动，想找人来家里剪个头发';

/** The words of several messages. */
export const words = (heard: readonly Heard[]): string => heard.map((message) => message.text).join('\n');

export const labels = (message: Heard | undefined): readonly string[] => (message?.choices ?? []).map((choice) => choice.label);

export function numberIn(text: string): string {
	const number = /\d{4}-\d{3,}/.exec(text)?.[0];
	if (!number) throw new Error(`no order number in: ${text}`);
	return number;
}

/** What the desk has told somebody so far, heard or not. */
export async function toldTo(desk: TestDesk, chat: Chat): Promise<readonly Heard[]> {
	const answer = await desk.app.inject({ url: '/chat/messages?after=0', headers: { cookie: chat.cookie } });
	const { messages } = answer.json<{ messages: readonly Heard[] }>();
	return messages.filter((message) => message.direction === 'out');
}

/** The last that somebody was told. */
export const newest = async (desk: TestDesk, who: string): Promise<Heard | undefined> => (await toldTo(desk, await desk.as(who))).at(-1);
export const newestWords = async (desk: TestDesk, who: string): Promise<string> => (await newest(desk, who))?.text ?? '';

let sent = 0;

/** Posts one message as a client does, with an id of the caller's or a new one; the HTTP answer. */
export const post = (
	desk: Pick<TestDesk, 'app'>,
	chat: Pick<Chat, 'cookie'>,
	what: { readonly text: string } | { readonly choice: string },
	id?: string,
) =>
	desk.app.inject({
		method: 'POST',
		url: '/chat/messages',
		headers: { cookie: chat.cookie },
		payload: { id: id ?? `story-${++sent}`, ...what },
	});

/** Presses a choice by its id, whatever message it came with: also one that is long out of date. */
export async function choose(desk: TestDesk, chat: Chat, choice: string): Promise<readonly Heard[]> {
	await chat.hear();
	const answer = await post(desk, chat, { choice });
	expect(answer.statusCode, answer.body).toBe(200);
	await desk.jobs.runDue();
	return await chat.hear();
}

/** The id behind a button of the newest message about an order that has it. */
export async function buttonOn(desk: TestDesk, chat: Chat, number: string, label: string): Promise<string> {
	const about = (await toldTo(desk, chat)).filter((message) => message.text.includes(number));
	const found = about.flatMap((message) => message.choices).findLast((choice) => choice.label === label);
	if (!found) throw new Error(`no button ${label} about ${number}\n${await chat.transcript()}`);
	return found.id;
}

/** Presses it. With several orders a label alone would not do. */
export const pressOn = async (desk: TestDesk, chat: Chat, number: string, label: string): Promise<readonly Heard[]> =>
	await choose(desk, chat, await buttonOn(desk, chat, number, label));

/** 点单 of a haircut at home by somebody the desk knows; the number. */
export async function order(desk: TestDesk, who = 'resident-1', when = '周四上午', wish = WISH): Promise<string> {
	const chat = await desk.as(who);
	await chat.say(wish);
	await chat.say(`1 ${when}`);
	return numberIn(words(await chat.say('确认')));
}

/** 集单: the station looks and passes it on; the rule dispatches. */
export async function collect(desk: TestDesk, number: string): Promise<void> {
	expect(words(await pressOn(desk, await desk.as('station-nieer'), number, '确认'))).toContain(`已集单 ${number}`);
}

/** 接单 by the team of leader-1 and one of its volunteers: two people, as a haircut at home wants. */
export async function accept(desk: TestDesk, number: string): Promise<void> {
	expect(words(await pressOn(desk, await desk.as('leader-1'), number, '接'))).toContain(`接单成功 ${number}`);
	expect(words(await pressOn(desk, await desk.as('volunteer-1'), number, '接'))).toContain(`已加入 ${number}`);
}

/** An order that a crew of two is going to. */
export async function accepted(desk: TestDesk, who?: string, when?: string): Promise<string> {
	const number = await order(desk, who, when);
	await collect(desk, number);
	await accept(desk, number);
	return number;
}

/** Moves the clock to a moment of the desk's own zone: "2026-11-26T09:00". */
export async function until(desk: TestDesk, moment: string) {
	const at = Date.parse(`${moment}:00+08:00`);
	return await desk.clock.forward(`PT${(at - desk.clock.now()) / 1000}S`);
}

export async function orderRow({ db }: Pick<TestDesk, 'db'>, number: string): Promise<typeof orders.$inferSelect> {
	const [row] = await db.select().from(orders).where(eq(orders.number, number));
	if (!row) throw new Error(`no order ${number}`);
	return row;
}

/** The states of an order one after the other, each change once: "ordered collected offering". */
export async function pathOf(desk: Pick<TestDesk, 'db'>, number: string): Promise<string> {
	const { id } = await orderRow(desk, number);
	const rows = await desk.db.select().from(orderHistory).where(eq(orderHistory.orderId, id)).orderBy(asc(orderHistory.id));
	return rows
		.filter((row) => row.fromState !== row.toState)
		.map((row) => row.toState)
		.join(' ');
}

/** Why each step was: "round 1", "handed back". */
export async function reasonsOf(desk: Pick<TestDesk, 'db'>, number: string): Promise<readonly (string | null)[]> {
	const { id } = await orderRow(desk, number);
	const rows = await desk.db.select().from(orderHistory).where(eq(orderHistory.orderId, id)).orderBy(asc(orderHistory.id));
	return rows.map((row) => row.reason);
}

/** Offers as "attempt.round team state", in the order in which they were made. */
export async function offersOf({ db }: Pick<TestDesk, 'db'>, number: string): Promise<readonly string[]> {
	const rows = await db
		.select({ offer: offers, team: teams.name })
		.from(offers)
		.innerJoin(orders, eq(orders.id, offers.orderId))
		.innerJoin(teams, eq(teams.id, offers.teamId))
		.where(eq(orders.number, number))
		.orderBy(asc(offers.id));
	return rows.map(({ offer, team }) => `${offer.attempt}.${offer.round} ${team} ${offer.state}`);
}

/** Who goes in the present attempt: "王建平 joined". */
export async function crewOf({ db }: Pick<TestDesk, 'db'>, number: string): Promise<readonly string[]> {
	const rows = await db
		.select({ name: people.name, state: crew.state })
		.from(crew)
		.innerJoin(orders, and(eq(orders.id, crew.orderId), eq(orders.attempt, crew.attempt)))
		.innerJoin(people, eq(people.id, crew.personId))
		.where(eq(orders.number, number))
		.orderBy(asc(crew.id));
	return rows.map((row) => `${row.name} ${row.state}`);
}

/** What the desk does at its start: every unit with coordinators gets its digest timer. */
export async function expectDigests({ db, clock }: TestDesk, keys: Readonly<Record<string, unknown>>): Promise<void> {
	const policy = parsePolicy(keys, { relaxed: true });
	if (isPolicyProblem(policy)) throw new Error(policy.problem);
	await ensureDigests(db, await createWorldSource({ db, policy, zone: 'Asia/Shanghai' }).at(clock.now()));
}
