import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, noBrowser, openHouse } from './house.ts';

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
		const pending: Promise<unknown>[] = [];
		page.on('response', (response) => {
			const { pathname } = new URL(response.url());
			if (response.ok() && !/^\/chat\/./.test(pathname)) pending.push(response.body().then((body) => sizes.set(pathname, body.length)));
		});
		await page.goto('/', { waitUntil: 'networkidle' });
		await Promise.all(pending);
		await page.goto('/chat?as=resident-1');
		await page.locator('.log[aria-busy="false"]').waitFor();
		await Promise.all(pending);
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
