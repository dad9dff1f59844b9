import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, noBrowser, openHouse } from './house.ts';

/** Where the keyboard is: its words, and whether one sees it. */
interface Focus {
	readonly words: string;
	readonly tag: string;
	readonly visible: boolean;
}

describe.skipIf(noBrowser)('by keyboard alone', () => {
	let house: House;
	let page: Page;
	beforeAll(async () => {
		house = await openHouse();
		page = await (await house.browse()).newPage();
	});
	afterAll(() => house.close());

	const focus = (): Promise<Focus> => page.evaluate('look.focus()');
	/** Tab, or Shift+Tab, until something with these words has the focus; every stop on the way is seen. */
	async function tabTo(words: string | RegExp, key = 'Tab'): Promise<void> {
		const stops: string[] = [];
		for (let stop = 0; stop < 40; stop++) {
			await page.keyboard.press(key);
			const at = await focus();
			if (at.tag !== 'BODY') expect(at.visible, `focus on ${at.words}`).toBe(true);
			if (at.words.search(words) >= 0) return;
			stops.push(at.words);
		}
		throw new Error(`no way to ${String(words)}: ${stops.join(' | ')}`);
	}
	const says = (what: RegExp) => page.locator('.msg:not(.own) .bubble').filter({ hasText: what }).last().waitFor();

	test('an order from the landing page to its receipt; the focus is never lost and always seen', async () => {
		await page.goto('/');
		await tabTo('现在点单');
		await page.keyboard.press('Enter');
		await page.locator('.log[aria-busy="false"]').waitFor();
		expect((await focus()).tag).toBe('TEXTAREA');

		await page.keyboard.type('想找人来家里剪个头发');
		await page.keyboard.press('Enter');
		expect((await focus()).tag).toBe('TEXTAREA');
		await says(/上门理发/);
		await tabTo('聂耳社区', 'Shift+Tab');
		await page.keyboard.press('Enter');
		// the pressed button can no longer hold it
		expect(await focus()).toMatchObject({ tag: 'DIV', visible: true });
		await says(/哪天|什么时候|时间/);
		await tabTo('要说的话');
		await page.keyboard.type('周四上午');
		await page.keyboard.press('Enter');
		await says(/请知悉/);
		await tabTo('确认下单', 'Shift+Tab');
		await page.keyboard.press('Space');
		await says(/已点单/);
		expect((await focus()).tag).not.toBe('BODY');
	});

	test('the menu of usual words opens, says one and gives the focus back', async () => {
		await tabTo('常用的话');
		await page.keyboard.press('Enter');
		await tabTo('查单');
		await page.keyboard.press('Enter');
		expect((await focus()).words).toContain('常用的话');
		await says(/上门理发/);
	});

	test('what is new is announced: messages in a polite log, the net in a status', async () => {
		const log = page.getByRole('log');
		expect(await log.getAttribute('aria-live')).toBe('polite');
		expect(await log.locator('.msg:not(.own)').last().innerText()).toContain('服务台：');
		await page.context().setOffline(true);
		await page.getByRole('status').filter({ hasText: '没有网络' }).waitFor();
		await page.context().setOffline(false);
	});
});
