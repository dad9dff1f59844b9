import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type House, noBrowser, openHouse } from './house.ts';
import { type Person, sit } from './person.ts';

/** A page that is left, cut off or doubled loses nothing and says nothing twice. */
describe.skipIf(noBrowser)('interruptions', () => {
	let house: House;
	let resident: Person;
	let turn = 0;
	beforeAll(async () => {
		house = await openHouse();
	});
	afterAll(() => house.close());
	beforeEach(async () => {
		turn++;
		resident = await house.seat(`resident-${turn}`);
	});
	afterEach(async () => {
		expect(resident.faults).toEqual([]);
		await resident.page.context().close();
	});

	const mine = (person: Person, text: string) => person.page.locator('.msg.own').filter({ hasText: text });
	const net = (person: Person) => person.page.locator('.net[role="status"]');
	const loaded = (person: Person) => person.page.locator('.log[aria-busy="false"]').waitFor();

	test('a reload in the middle of a draft and of a question: the talk stands as it was and goes on', async () => {
		await resident.say('想找人来家里剪个头发');
		await resident.hears(/上门理发/);
		await resident.page.reload();
		await loaded(resident);
		await resident.press('聂耳社区');
		await resident.say('周四上午');
		await resident.choice('确认下单').waitFor();
		await resident.page.reload();
		await loaded(resident);
		expect(await resident.page.getByRole('button', { name: '聂耳社区' }).isDisabled()).toBe(true);
		await resident.press('确认下单');
		await resident.hears(/已点单/);
		await resident.page.reload();
		await resident.seesSeals('dnttt');
		expect(await mine(resident, '确认下单').count()).toBe(1);
	});

	test('offline: what is typed waits in sight and is sent on return, once', async () => {
		const context = resident.page.context();
		await context.setOffline(true);
		await resident.say('帮助');
		await resident.say('我的信息');
		const waiting = resident.page.locator('.msg.own[data-state="retry"]');
		await waiting.first().waitFor();
		expect(await net(resident).innerText()).toContain('都留着');
		await context.setOffline(false);
		await resident.hears(/我的信息|存了|您的/);
		await mine(resident, '我的信息').and(resident.page.locator('[data-state="done"]')).waitFor();
		expect(await net(resident).isHidden()).toBe(true);
		await resident.page.reload();
		await loaded(resident);
		expect(await mine(resident, '帮助').count()).toBe(1);
		expect(await mine(resident, '我的信息').count()).toBe(1);
	});

	test('offline and closed: the next page sends what the last one could not', async () => {
		const context = resident.page.context();
		await context.setOffline(true);
		await resident.say('帮助');
		await resident.page.locator('.msg.own[data-state="retry"]').waitFor();
		await resident.page.close();
		await context.setOffline(false);
		const page = await context.newPage();
		await page.goto(`/chat?as=resident-${turn}`);
		await page.locator('.msg.own').filter({ hasText: '已收到' }).waitFor();
		await page.locator('.msg:not(.own) .bubble').last().waitFor();
		await page.reload();
		await page.locator('.log[aria-busy="false"]').waitFor();
		expect(await page.locator('.msg.own').count()).toBe(1);
	});

	test('the desk goes down and comes back: the page says so, then goes on by itself', async () => {
		await house.stopDesk();
		await resident.say('帮助');
		await resident.page.locator('.msg.own[data-state="retry"]').waitFor();
		expect(await net(resident).innerText()).toContain('连不上服务台');
		await house.startDesk();
		await resident.page.locator('.msg.own[data-state="done"]').waitFor();
		await resident.page.locator('.msg:not(.own) .bubble').first().waitFor();
		await net(resident).waitFor({ state: 'hidden' });
		expect(await mine(resident, '帮助').count()).toBe(1);
	});

	test('two tabs of one person show the same talk, each word once; a choice answered in one is answered in both', async () => {
		const other = await sit(resident.page.context(), `resident-${turn}`);
		await resident.say('想找人来家里剪个头发');
		await other.hears(/上门理发/);
		await other.press('小石桥村');
		await resident.page.getByRole('button', { name: '小石桥村', pressed: true }).waitFor();
		for (const tab of [resident, other]) {
			expect(await mine(tab, '剪个头发').count()).toBe(1);
			expect(await mine(tab, '小石桥村').count()).toBe(1);
		}
		expect(other.faults).toEqual([]);
	});
});
