import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How long anything on a page may take; far more than it does. */
const PATIENCE_MS = 20_000;

/** Somebody before the chat page, who can only read, type and press. */
export interface Person {
	readonly page: Page;
	readonly field: Locator;
	/** Types into the field and sends with Enter. */
	say(text: string): Promise<void>;
	/** The newest choice with this label that can still be pressed. */
	choice(label: string): Locator;
	press(label: string): Promise<void>;
	/** Waits until the desk has said it; the newest such bubble's words. */
	hears(what: RegExp): Promise<string>;
	/** Waits until the strip above the talk shows these seals, a letter each: done, here, now, todo; '' = no strip. */
	seesSeals(letters: string): Promise<void>;
	/** The whole talk as it stands on the page. */
	talk(): Promise<string>;
	/** What the browser complained about: errors of the script, refusals of the policy, requests to other hosts. */
	readonly faults: readonly string[];
}

/** Listens for what no page may have. Being offline, the desk away and the first visit without a session are no faults. */
export function watch(page: Page): readonly string[] {
	const faults: string[] = [];
	const own = /^(http:\/\/127\.0\.0\.1:\d+\/|data:|about:)/;
	page.on('pageerror', (err) => faults.push(err.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/net::ERR_|status of (401|503)/.test(message.text())) faults.push(message.text());
	});
	page.on('request', (request) => {
		if (!own.test(request.url())) faults.push(`asked another host: ${request.url()}`);
	});
	return faults;
}

/** Opens the chat page as a persona. */
export async function sit(context: BrowserContext, persona: string): Promise<Person> {
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	const faults = watch(page);
	await page.goto(`/chat?as=${persona}`);
	await page.locator('.log[aria-busy="false"]').waitFor();
	return personAt(page, faults);
}

/** Whoever sits before this page. */
function personAt(page: Page, faults: readonly string[]): Person {
	const field = page.locator('.say textarea');
	const choice = (label: string): Locator => page.locator('.log .choices button:enabled').getByText(label, { exact: true }).last();
	const talk = async (): Promise<string> => (await page.locator('.log').innerText()).trim();
	return {
		page,
		field,
		choice,
		talk,
		faults,
		async say(text) {
			await field.fill(text);
			await field.press('Enter');
		},
		async press(label) {
			await choice(label)
				.click()
				.catch(async (err: unknown) => {
					throw new Error(`no choice ${label}\n${await talk()}`, { cause: err });
				});
		},
		async hears(what) {
			const bubble = page.locator('.msg:not(.own) .bubble').filter({ hasText: what }).last();
			await bubble.waitFor({ state: 'attached' }).catch(async (err: unknown) => {
				throw new Error(`nobody said ${String(what)}\n${await talk()}`, { cause: err });
			});
			return await bubble.innerText();
		},
		async seesSeals(letters) {
			const seals = page.locator('.strip').first().locator('.seal');
			const shown = async (): Promise<string> => (await seals.evaluateAll((all) => all.map((one) => one.className[5] ?? '?'))).join('');
			await expect.poll(shown, { timeout: PATIENCE_MS }).toBe(letters);
		},
	};
}
