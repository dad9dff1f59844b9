import { existsSync } from 'node:fs';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where the one Chromium of the run is reached; null = there is none, what needs it is skipped. */
		readonly browser: string | null;
	}
}

const USUAL = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const skip = (why: string): null => {
	process.stdout.write(`browser tests are skipped: ${why}\n`);
	return null;
};

/** One Chromium for all files of the run. One that was asked for by CHROMIUM_PATH has to start; without it a missing one only skips. */
async function launch(): Promise<BrowserServer | null> {
	const asked = process.env['CHROMIUM_PATH'] || undefined;
	const executablePath = asked ?? USUAL.find((place) => existsSync(place));
	if (executablePath === undefined) return skip('no Chromium in the usual places, and CHROMIUM_PATH is not set');
	try {
		// containers give /dev/shm 64 MB, less than one tab may want
		return await chromium.launchServer({ executablePath, args: ['--disable-dev-shm-usage'] });
	} catch (err) {
		if (asked !== undefined) throw err;
		return skip(`${executablePath} does not start`);
	}
}

let server: BrowserServer | null = null;

export async function setup(project: TestProject): Promise<void> {
	server = await launch();
	project.provide('browser', server?.wsEndpoint() ?? null);
}

export const teardown = async (): Promise<void> => {
	await server?.close();
};
