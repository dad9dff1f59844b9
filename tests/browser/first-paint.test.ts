import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, noBrowser, openHouse } from './house.ts';

/** Of the page that is open: its own file and what it loaded, in bytes, uncompressed; not what the talk fetches. */
const LOADED = `['navigation', 'resource']
	.flatMap((kind) => performance.getEntriesByType(kind))
	.map((entry) => [new URL(entry.name).pathname, entry.decodedBodySize])
	.filter(([file]) => !file.startsWith('/chat/'))`;

describe.skipIf(noBrowser)('what a page costs, and what it is without a script', () => {
	let house: House;
	beforeAll(async () => {
		house = await openHouse();
	});
	afterAll(() => house.close());

	test('without a script the landing page is whole, and the chat page says what to do', async () => {
		const page = await (await house.browse({ javaScriptEnabled: false })).newPage();
		await page.goto('/');
		expect(await page.getByRole('link', { name: '现在点单' }).isVisible()).toBe(true);
		for (const number of ['119', '120', '110', '12345'])
			expect(await page.getByRole('link', { name: number, exact: true }).isVisible()).toBe(true);
		expect(await page.getByRole('searchbox').count()).toBe(0);
		const menu = page.locator('#menu details').first();
		await menu.locator('summary').click();
		expect(await menu.locator('li').first().isVisible()).toBe(true);
		await page.getByRole('link', { name: '现在点单' }).click();
		expect(await page.locator('noscript').innerText()).toContain('社区站窗口');
	});

	test.each(['zh-CN', 'en'])('landing and chat together are at most 60 KB, uncompressed (%s)', async (locale) => {
		const page = await (await house.browse({ locale })).newPage();
		const sizes = new Map<string, number>();
		// asked of the page itself: the bodies of responses are gone as soon as it is left
		const note = async () => {
			for (const [file, size] of await page.evaluate<[string, number][]>(LOADED)) sizes.set(file, size);
		};
		await page.goto('/', { waitUntil: 'networkidle' });
		await note();
		await page.goto('/chat?as=resident-1');
		await page.locator('.log[aria-busy="false"]').waitFor();
		await note();
		expect(sizes.size).toBeGreaterThan(10);
		const all = [...sizes].map(([file, size]) => `${size} ${file}`).join('\n');
		expect(
			[...sizes.values()].reduce((sum, size) => sum + size, 0),
			all,
		).toBeLessThanOrEqual(60_000);
	});

	test.each([
		['reduce', 'none'],
		['no-preference', 'fade'],
	] as const)('prefers-reduced-motion %s: the dots of somebody reading are moved by %s', async (reducedMotion, name) => {
		const { page } = await house.seat('resident-1', { reducedMotion });
		const moved = await page.evaluate(`(() => {
			const dots = document.createElement('div');
			dots.className = 'typing';
			dots.append(document.createElement('i'));
			document.querySelector('.log').append(dots);
			return getComputedStyle(dots.firstChild).animationName;
		})()`);
		expect(moved).toBe(name);
	});
});
