import type { Page } from 'playwright-core';
import type { House } from './house.ts';
import { watch } from './person.ts';

/** Languages of the pages. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** What a resident says and presses on the way to an order. */
const ROAD: Readonly<Record<Language, { readonly wish: string; readonly place: string; readonly order: string }>> = {
	'zh-CN': { wish: '我奶奶85了走不动，想找人来家里剪个头发，周四上午', place: '聂耳社区', order: '确认下单' },
	en: {
		wish: 'My grandma is 85 and can’t get out. Could someone come and cut her hair on Thursday morning?',
		place: '聂耳社区',
		order: 'Place the order',
	},
};

/** A page in a state that is worth looking at. */
export interface Scene {
	readonly name: string;
	readonly page: Page;
	/** See Person. */
	readonly faults: readonly string[];
}

/** Every page that people see, in its states: landing, talks of both sides, demo, error. */
export async function stage(house: House, locale: Language): Promise<readonly Scene[]> {
	const { wish, place, order } = ROAD[locale];
	const scene = async (name: string, path: string): Promise<Scene> => {
		const page = await (await house.browse({ locale })).newPage();
		const faults = watch(page);
		await page.goto(path);
		return { name, page, faults };
	};
	const [empty, choosing, ordered, station] = await Promise.all(
		['resident-2', 'resident-3', 'resident-1', 'station-nieer'].map((persona) => house.seat(persona, { locale })),
	);
	await choosing?.say(wish);
	await ordered?.say(wish);
	await ordered?.press(place);
	await ordered?.press(order);
	await ordered?.page.locator('.strip').waitFor();
	await station?.page.locator('.choices button').first().waitFor();
	await choosing?.page.locator('.choices button').first().waitFor();
	const talks = { 'chat-empty': empty, 'chat-choices': choosing, 'chat-order': ordered, 'chat-station': station };
	return [
		await scene('landing', '/'),
		...Object.entries(talks).flatMap(([name, person]) => (person ? [{ name, page: person.page, faults: person.faults }] : [])),
		await scene('demo', '/demo'),
		await scene('not-found', '/no-such-page'),
	];
}
