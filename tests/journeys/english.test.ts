import { describe, expect, test } from 'vitest';
import { createDesk } from '../../bot/desk.ts';
import { isPolicyProblem, parsePolicy } from '../../db/domain/policy-keys.ts';
import type { TestDesk } from '../helpers/app.ts';
import { deskForEach, labels, numberIn, OFFICE, orderRow, pathOf, pressOn, toldTo, until, words } from './story.ts';

/** A resident who writes English, a station and a leader who read Chinese: each is told in their own language. */

let desk: TestDesk;
deskForEach((opened) => {
	desk = opened;
});

const HAN = /\p{Script=Han}/u;
/** Without the names on the signs, of people and of teams, which stay Chinese. */
const withoutNames = (text: string): string => text.replace(/玉兴街道|聂耳社区|巧手公益手艺队|[王李张]\*|“中文”/gu, '');

test('an order from the first word to the rating', async () => {
	const resident = await desk.as('resident-1');
	const first = await resident.say('My grandma is 85 and can’t get out. Could someone come and cut her hair?');
	expect(words(first)).toBe(
		'That would be Haircut at home (free, about 40 minutes, 2 volunteers).\nWhich neighbourhood is it in? Reply 1 for 玉兴街道聂耳社区, or just give the address.',
	);
	const summary = words(await resident.say('1 Thursday morning'));
	for (const known of ['Service: Haircut at home', 'Time: Thu 26 Nov, morning 8:00–12:00', 'Contact: 张*, phone ending in 8001'])
		expect(summary).toContain(known);
	const receipt = words(await resident.say('confirm'));
	const number = numberIn(receipt);
	expect(receipt).toMatch(/^Ordered\. Your number is \d{4}-\d{3}\. The station will answer you by 12:00 today\./);
	expect(await resident.orders()).toMatchObject([{ number, item: 'Haircut at home', state: 'ordered' }]);

	const station = await desk.as('station-nieer');
	const card = words(await station.hear());
	expect(card).toContain(`【集单】${number} 上门理发｜聂耳社区｜11月26日上午。`);
	expect(card).toContain('“My grandma is 85');
	await pressOn(desk, station, number, '确认');
	expect(words(await resident.hear())).toMatch(
		/^聂耳社区 station has collected your order and teams nearby are being asked\. You’ll hear from us by /,
	);

	const leader = await desk.as('leader-1');
	expect(words(await leader.say('接'))).toContain(`接单成功 ${number}`);
	expect(words(await resident.hear())).toBe(
		`Good news: 巧手公益手艺队 has accepted ${number} and will come. Time: Thu 26 Nov, morning 8:00–12:00.`,
	);
	const volunteer = await desk.as('volunteer-1');
	expect(words(await volunteer.say('接'))).toContain(`已加入 ${number}`);
	expect(words(await resident.hear())).toMatch(/^Coming for \d{4}-\d{3}: 王\* and 李\* \(2 people\)\./);

	expect(words(await resident.say('orders'))).toContain('点✓ 集✓ 派✓ 接✓… 评\nAccepted. Thu 26 Nov, morning 8:00–12:00, 聂耳社区.');
	expect(words(await resident.say('Thank you!'))).toBe('You’re welcome. Just say so whenever you need anything.');
	await until(desk, '2026-11-26T09:00');
	await resident.hear();
	await volunteer.say('出发');
	await volunteer.say('到了');
	await desk.clock.forward('PT40M');
	await leader.say('完成');
	expect(words(await resident.hear())).toBe(`李* has set out and is on the way (${number}).\n李* has arrived (${number}).`);
	await station.say('确认时长');
	await desk.clock.forward('PT10M');
	expect((await resident.hear()).flatMap(labels)).toEqual(['5 Very good', '4 Good', '3 Fair', '2 Not so good', '1 Bad']);
	expect(words(await resident.say('5 very careful'))).toBe('Thank you! We’ve passed it on to the volunteers.');
	expect(words(await volunteer.hear())).toContain(`${number}居民给了5分：very careful`);
	expect(await pathOf(desk, number)).toBe('ordered collected offering accepted departed serving confirming rating closed');
	for (const { text, choices } of await toldTo(desk, resident)) {
		expect(withoutNames(text).replace(/[点集派接评][✓… \n]/gu, ''), text).not.toMatch(HAN);
		for (const { label } of choices) expect(withoutNames(label), label).not.toMatch(HAN);
	}
	for (const chat of [station, leader]) expect(words(await toldTo(desk, chat))).not.toContain('Haircut');
});

test('a reason that was pressed is read by each in their own language', async () => {
	const resident = await desk.as('resident-1');
	await resident.say('I need a haircut at home');
	await resident.say('1 Thursday morning');
	const number = numberIn(words(await resident.say('Place the order')));
	const station = await desk.as('station-nieer');
	await pressOn(desk, station, number, '退回');
	await station.press('请到周六的公益集市');
	expect(words(await resident.hear())).toMatch(new RegExp(`We couldn’t take on ${number}: please come to the Saturday market\\.`));
	expect((await orderRow(desk, number)).state).toBe('returned');
});

describe('switching', () => {
	test('in the middle of a draft: nothing is lost, and it is kept for a desk that is started anew', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('想找人来家里剪个头发');
		const switched = (await resident.say('English')).at(-1);
		expect(switched?.text).toMatch(/^All right, English from now on\..+\nWhich neighbourhood is it in\? Reply 1/s);
		expect(switched?.choices).toMatchObject([{ label: '聂耳社区' }]);
		expect(words(await resident.say('1'))).toMatch(/^Which day suits you\?/);

		const policy = parsePolicy(OFFICE, { relaxed: true });
		if (isPolicyProblem(policy)) throw new Error(policy.problem);
		const log = { warn: () => undefined, error: () => undefined };
		const anew = createDesk({ db: desk.db, clock: desk.clock, policy, zone: 'Asia/Shanghai', log, onCommit: () => undefined });
		const content = { kind: 'text', text: '周四上午' } as const;
		await anew.take({ channel: 'web', externalId: 'anew:1', address: 'resident-1', at: desk.clock.now(), content });
		expect(words(await resident.hear())).toMatch(/^Please check:\nService: Haircut at home/);
		expect(words(await resident.say('中文'))).toMatch(/^好，从现在起说中文。.+\n请看对不对：\n服务：上门理发/s);
		expect(words(await resident.say('确认'))).toMatch(/^已点单/);
	});

	test('with a card open: its buttons and numbers still answer it', async () => {
		const resident = await desk.as('resident-1');
		await resident.say('想找人来家里剪个头发');
		await resident.say('1 周四上午');
		const number = numberIn(words(await resident.say('确认')));
		const station = await desk.as('station-nieer');
		expect(words(await station.say('English'))).toBe('All right, English from now on. Send “中文” to switch to Chinese.');
		expect(words(await station.say('1'))).toBe(`${number} collected. Teams nearby are being asked.`);
		const leader = await desk.as('leader-1');
		await leader.say('英文');
		expect(words(await leader.say('accept'))).toMatch(new RegExp(`^You’ve got it: ${number}\\. You count as one; 1 more person is needed`));
		expect(words(await station.say('digest'))).toMatch(/^\[聂耳社区 station, 23 Nov\]/);
	});
});

test('the first words decide once, and only where they say something', async () => {
	const languageOf = async (said: readonly string[], lang?: string): Promise<string> => {
		const opened = await desk.app.inject({ method: 'POST', url: '/chat/session', payload: {} });
		const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
		for (const [i, text] of said.entries()) {
			const url = lang === undefined ? '/chat/messages' : `/chat/messages?lang=${lang}`;
			const answer = await desk.app.inject({ method: 'POST', url, headers: { cookie }, payload: { id: `first-${i}`, text } });
			expect(answer.statusCode).toBe(200);
		}
		const page = await desk.app.inject({ url: '/chat', headers: { cookie, accept: 'text/html' } });
		return /<html lang="([^"]+)"/.exec(page.body)?.[1] ?? '';
	};
	expect(await languageOf(['Could someone help me with my phone?'])).toBe('en');
	expect(await languageOf(['haircut'], 'en')).toBe('en');
	expect(await languageOf(['1', 'Could someone help me with my phone?'])).toBe('zh-CN');
	expect(await languageOf(['ok'])).toBe('zh-CN');
	expect(await languageOf(['你好', 'I need help with my phone'])).toBe('zh-CN');
	expect(await languageOf(['你好', 'English'])).toBe('en');
});

test('pages: the address, then the person, then the browser', async () => {
	const langOf = async (url: string, headers: Record<string, string> = {}): Promise<string> =>
		/<html lang="([^"]+)"/.exec((await desk.app.inject({ url, headers: { accept: 'text/html', ...headers } })).body)?.[1] ?? '';
	for (const url of ['/', '/chat', '/demo', '/nowhere']) {
		expect(await langOf(url), url).toBe('zh-CN');
		expect(await langOf(url, { 'accept-language': 'en-GB,en;q=0.9' }), url).toBe('en');
		expect(await langOf(url, { 'accept-language': 'fr, zh-TW;q=0.8, en;q=0.5' }), url).toBe('zh-CN');
		expect(await langOf(`${url}?lang=en`), url).toBe('en');
		expect(await langOf(`${url}?lang=zh`, { 'accept-language': 'en' }), url).toBe('zh-CN');
		expect(await langOf(`${url}?lang=xx`, { 'accept-language': 'en' }), url).toBe('en');
	}
	const resident = await desk.as('resident-1');
	await resident.say('English');
	expect(await langOf('/chat?as=resident-1', { cookie: resident.cookie })).toBe('en');
	expect(await langOf('/chat?as=resident-1&lang=zh', { cookie: resident.cookie })).toBe('zh-CN');
	const refused = await desk.app.inject({ url: '/chat/messages?lang=en' });
	expect(refused.json()).toEqual({ code: 'no-session', message: 'Please open /chat first.' });
	expect((await desk.app.inject({ url: '/?lang=en' })).body).toContain('<b>Haircut at home</b>');
});
