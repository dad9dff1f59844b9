import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, noBrowser, openHouse } from './house.ts';
import { LANGUAGES, type Scene, stage } from './scenes.ts';

/** A folder for pictures of every page, for somebody to look at; nothing is drawn without it. */
const pictures = process.env['BROWSER_PICTURES'] || null;

/** Windows in CSS pixels; the last is 1280 × 800 at 200 % zoom. */
const WINDOWS = [
	[320, 640],
	[390, 844],
	[1280, 800],
	[640, 400],
] as const;
const SCHEMES = ['light', 'dark'] as const;

describe.skipIf(noBrowser).each(LANGUAGES)('pages in %s', (language) => {
	let house: House;
	let scenes: readonly Scene[];
	beforeAll(async () => {
		house = await openHouse();
		scenes = await stage(house, language);
	});
	afterAll(async () => {
		await house.close();
	});

	/** What is wrong on each page, by its name; nothing where all is well. */
	async function onAll(look: (page: Page) => Promise<readonly string[]>): Promise<Readonly<Record<string, readonly string[]>>> {
		const wrong = await Promise.all(scenes.map(async ({ name, page }) => [name, await look(page)] as const));
		return Object.fromEntries(wrong.filter(([, all]) => all.length > 0));
	}
	const layout = async (page: Page): Promise<readonly string[]> => {
		const [sideways, small, covered] = await page.evaluate<[string[], string[], string[]]>(
			'[look.sideways(), look.small(), look.covered()]',
		);
		return [...sideways, ...small, ...covered];
	};
	async function draw(name: string): Promise<void> {
		if (pictures === null) return;
		mkdirSync(pictures, { recursive: true });
		for (const scene of scenes)
			await scene.page.screenshot({ path: path.join(pictures, `${scene.name}-${name}-${language}.png`), fullPage: true });
	}

	test.each(SCHEMES)('axe finds nothing serious, %s', async (colorScheme) => {
		const judge = async (page: Page): Promise<readonly string[]> => {
			await page.emulateMedia({ colorScheme });
			await page.evaluate(axe.source);
			const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
			return violations
				.filter(({ impact }) => impact === 'serious' || impact === 'critical')
				.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
		};
		expect(await onAll(judge)).toEqual({});
	});

	test.each(WINDOWS)('%d × %d: nothing sideways, nothing too small to hit, nothing covered, a composer in sight', async (width, height) => {
		for (const colorScheme of SCHEMES) {
			const wrong = await onAll(async (page) => {
				await page.setViewportSize({ width, height });
				await page.emulateMedia({ colorScheme });
				// on a short screen the demo's talks keep a readable height and the page scrolls to them
				const scrolls = height < 620 && new URL(page.url()).pathname === '/demo';
				const mute = scrolls ? [] : await page.evaluate<string[]>('look.mute()');
				return [...(await layout(page)), ...mute];
			});
			await draw(`${width}-${colorScheme}`);
			expect(wrong, colorScheme).toEqual({});
		}
	});

	test('letters of twice the size on a phone', async () => {
		const wrong = await onAll(async (page) => {
			await page.setViewportSize({ width: 390, height: 844 });
			await page.evaluate('document.documentElement.style.fontSize = "200%"');
			return await layout(page);
		});
		await draw('390-letters');
		await onAll(async (page) => await page.evaluate('void (document.documentElement.style.fontSize = "")').then(() => []));
		expect(wrong).toEqual({});
	});

	test('on paper: black on white, and nothing is left out', async () => {
		const wrong = await onAll(async (page) => {
			await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
			const found = await page.evaluate<string[]>('[...look.unseen(), ...look.clipped(), ...look.coloured()]');
			return found;
		});
		await draw('print');
		await onAll(async (page) => await page.emulateMedia({ media: null }).then(() => []));
		// the demo is a stage and not a paper
		expect({ ...wrong, demo: [] }).toEqual({ demo: [] });
	});

	test('no errors, no refusals, no other hosts', () => {
		const expected = /status of 404/;
		for (const { name, faults } of scenes)
			expect(
				faults.filter((one) => !expected.test(one)),
				name,
			).toEqual([]);
	});
});
