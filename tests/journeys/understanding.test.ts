import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orders } from '../../db/schema/index.ts';
import { startDesk, type TestDesk } from '../helpers/app.ts';
import type { Chat } from '../helpers/chat.ts';
import { wrongs } from './invariants.ts';
import { labels, OFFICE, toldTo, until, words } from './story.ts';

/** What residents say in their own words, and what the desk makes of it. */

let desk: TestDesk;
let resident: Chat;
beforeEach(async () => {
	desk = await startDesk({ policy: OFFICE });
	resident = await desk.as('resident-1');
});
afterEach(async () => {
	expect(await wrongs(desk.db)).toEqual([]);
	await desk.close();
});

const heardBy = async (who: string): Promise<string> => words(await toldTo(desk, await desk.as(who)));

describe('danger', () => {
	/** Nobody can tell from this alone whether minutes count. */
	const UNSURE = '奶奶胸口闷，想找人来量个血压';

	test('told calmly, the number comes first and those on duty hear of it; no order is made', async () => {
		const [heard] = await resident.say('我妈坐在地上嘴歪了，话也说不清');
		expect(heard?.text.split('\n')[0]).toContain('120');
		expect(heard?.choices).toEqual([]);
		expect(await heardBy('station-nieer')).toContain('嘴歪了');
		expect(await desk.db.select().from(orders)).toEqual([]);
	});

	test('the desk is not sure: 没有 lets the words go on, silence sends somebody', async () => {
		const [asked] = await resident.say(UNSURE);
		expect(asked?.text).toMatch(/^现在有人有危险吗.*119.*120.*110/);
		expect(labels(asked)).toEqual(['着火', '受伤', '被打或被骗', '不想活了', '没有']);
		expect(words(await resident.press('没有'))).not.toMatch(/危险/);
		await until(desk, '2026-11-23T10:30');
		expect(await heardBy('station-nieer')).not.toContain(UNSURE);

		await resident.say(UNSURE);
		await until(desk, '2026-11-23T10:34');
		expect(await heardBy('station-nieer')).not.toContain(UNSURE);
		await until(desk, '2026-11-23T10:35');
		expect(await heardBy('station-nieer')).toMatch(new RegExp(`【急】.*“${UNSURE}”\n问了现在有没有危险，没有回答`));
	});
});
