import { sleep } from './api.js';
import { localOf, now, say } from './words.js';

const NUMBER = /(?<!\d)\d{4}-\d{3,}(?!\d)/;
const speed = Math.max(0.2, Number(new URLSearchParams(location.search).get('speed')) || 1);
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** The play cannot go on: said to whoever watches. */
export class Stuck extends Error {}

/** A working day far enough ahead for every lead time, as people say it. */
function someDay() {
	for (let days = 6; ; days++) {
		const { date, weekday } = localOf(now() + days * 864e5);
		if (!/[六日S]/.test(weekday)) return date;
	}
}

/** Answers of the resident, first fit first: [what is asked, choice to press by its id, words to say]. Buttons before words. */
const ANSWERS = [
	[/./, /^item:H06$/],
	[/./, /^confirm$/],
	[/小区|社区|村|街道|在哪|地址|neighbourhood|community/, /^place:/, () => '玉兴街道聂耳社区聂耳路18号3单元201'],
	[/哪天|什么时候|何时|时间|几点|day/, /^$/, () => say('play.day', { day: someDay() })],
	[/称呼|姓名|联系|电话|手机|name/, /^$/, () => '李奶奶 13800138000'],
];

/** The question of a text: its last sentence that asks. */
const question = (text) => text.split(/(?<=[。！？?!\n])/).findLast((one) => /[?？]|请|回|说/.test(one)) ?? text;

/**
 * The happy path of one order, by the buttons that the talks really hold. `cast`: resident, station, dispatcher, leader and
 * members; each is a Talk. show(talk) brings somebody into view, tell(text) tells what is happening, forward() moves the clock.
 */
export async function play({ resident, station, dispatcher, leader, members }, { show, tell, forward, signal }) {
	const marks = new Map([resident, station, dispatcher, leader, ...members].map((talk) => [talk, talk.messages.at(-1)?.seq ?? 0]));
	const pause = (ms) => sleep(ms / speed, signal);
	const read = (message) => pause(Math.min(4200, 900 + 45 * (message?.text.length ?? 0)));
	const fresh = (talk) => talk.messages.filter((one) => one.seq > marks.get(talk) && one.direction === 'out');
	const seen = (talk) => marks.set(talk, talk.messages.at(-1)?.seq ?? 0);
	const option = (message, re) => message?.choices?.find((choice) => re.test(choice.id));

	/** Waits for something; undefined when it does not come. */
	async function until(found, within = 15_000) {
		for (const end = Date.now() + within; ; await sleep(150, signal)) {
			const what = found();
			if (what || Date.now() > end) return what;
		}
	}
	const need = async (found, why, within) => {
		const what = await until(found, within);
		if (!what) throw new Stuck(why);
		return what;
	};

	/** Types and sends, letter by letter for those who like it. */
	async function speak(talk, text) {
		show(talk);
		seen(talk);
		for (let i = 1; !calm.matches && i < text.length; i++) {
			talk.field.value = text.slice(0, i);
			await pause(70);
		}
		talk.field.value = '';
		talk.say(text);
	}

	/** Presses the real button, if it is there to be pressed. */
	async function press(talk, message, choice) {
		show(talk);
		await read(message);
		const button = [...talk.log.querySelectorAll(`button[data-seq="${message.seq}"]`)].find((one) => one.dataset.choice === choice.id);
		if (!button || button.disabled) return false;
		button.scrollIntoView({ block: 'nearest' });
		button.classList.add('press');
		await pause(900);
		button.classList.remove('press');
		seen(talk);
		button.click();
		return true;
	}

	/** Presses the choice if a fresh message has one, else says the words. */
	async function act(talk, re, words) {
		const message = await until(() => fresh(talk).findLast((one) => option(one, re)), 2000);
		if (message && (await press(talk, message, option(message, re)))) return;
		if (words) await speak(talk, words);
	}

	/** Follow-up questions (现在出发吗? 跳过照片?) are answered until `done` is seen. */
	async function settle(talk, re, done, why, within = 20_000) {
		for (const end = Date.now() + within; Date.now() < end; ) {
			const what = await until(() => done() || fresh(talk).find((one) => option(one, re)), end - Date.now());
			if (done()) return done();
			if (what) await press(talk, what, option(what, re));
		}
		throw new Stuck(`${why} ${say('play.desk-said', { text: fresh(talk).at(-1)?.text.slice(0, 60) ?? '…' })}`);
	}

	/** From a sentence to an order number: whatever the desk asks is answered. */
	async function order() {
		await speak(resident, say('play.wish', { day: someDay() }));
		const used = new Map();
		for (let turn = 0; turn < 14; turn++) {
			await need(() => fresh(resident).length, say('play.no-answer'));
			await pause(500);
			const said = fresh(resident);
			const done = said.find((one) => /已点单|Ordered/.test(one.text) && NUMBER.test(one.text));
			if (done) return [NUMBER.exec(done.text)[0], done];
			const last = said.findLast((one) => one.choices?.length) ?? said.at(-1);
			const asked = question(last.text);
			const rule = ANSWERS.find((one) => (used.get(one) ?? 0) < 2 && one[0].test(asked) && (option(last, one[1]) || one[2]));
			if (!rule) throw new Stuck(say('play.odd-question'));
			used.set(rule, (used.get(rule) ?? 0) + 1);
			const choice = option(last, rule[1]);
			if (choice && (await press(resident, last, choice))) continue;
			await read(last);
			await speak(resident, rule[2]?.() ?? say('play.day', { day: someDay() }));
		}
		throw new Stuck(say('play.many-turns'));
	}

	tell(say('play.ask'));
	const [number, receipt] = await order();
	await read(receipt);
	const about = (re) => (one) => re.test(one.text) && one.text.includes(number);

	tell(say('play.collect', { number }));
	show(station);
	const card = await need(
		() => station.messages.findLast((one) => one.text.includes(number) && option(one, /^collect:/)),
		say('play.no-card', { number }),
	);
	const collect = option(card, /^collect:/);
	if (!collect || !(await press(station, card, collect))) await speak(station, '1');

	tell(say('play.dispatch'));
	const asked = (talk) => talk.messages.findLast((one) => one.text.includes(number) && option(one, /^accept:/));
	let offer;
	for (const end = Date.now() + 30_000; !offer && Date.now() < end; ) {
		await until(() => asked(leader) || fresh(dispatcher).some((one) => one.text.includes(number) && one.choices?.length), 3000);
		offer = asked(leader);
		const todo = !offer && fresh(dispatcher).find((one) => one.text.includes(number) && option(one, /^auto:/));
		const follow = fresh(station).find((one) => option(one, /^confirm$/));
		if (todo) await press(dispatcher, todo, option(todo, /^auto:/));
		else if (!offer && follow) await press(station, follow, option(follow, /^confirm$/));
	}
	if (!offer) throw new Stuck(say('play.no-offer', { number }));

	tell(say('play.accept'));
	const take = option(offer, /^accept:/);
	if (!take || !(await press(leader, offer, take))) await speak(leader, `接${number}`);
	const won = await settle(leader, /^accept:/, () => leader.messages.findLast(about(/接单成功|got it/)), say('play.not-won'));
	await read(won);

	tell(say('play.crew'));
	const joins = /^join:/;
	for (const member of members) {
		show(member);
		const ask = await until(() => member.messages.findLast((one) => one.text.includes(number) && option(one, joins)), 9000);
		if (!ask) continue;
		await press(member, ask, option(ask, joins));
		await read(await until(() => member.messages.findLast(about(/已加入|You’re in/)), 9000));
		break;
	}

	tell(say('play.visit'));
	const yes = /^(depart|arrive)-now:/;
	const state = () => resident.orders.find((one) => one.number === number)?.state;
	const over = [undefined, 'confirming', 'rating', 'closed'];
	const steps = [
		['出发', /^depart:/, ['departed', 'serving', ...over]],
		['到了', /^arrive:/, ['serving', ...over]],
		['完成', /^finish:/, over],
	];
	for (const [word, button, after] of steps) {
		await read(leader.messages.at(-1));
		if (after.includes(state())) continue;
		await act(leader, button, `${word}${number}`);
		await settle(leader, yes, () => after.includes(state()), say('play.not-moved', { word }));
	}

	tell(say('play.hours'));
	show(station);
	const hours = await until(() => station.messages.findLast((one) => one.text.includes(number) && option(one, /^hours:/)), 9000);
	if (hours) await press(station, hours, option(hours, /^hours:/));
	else await speak(station, '待办');

	tell(say('play.rate'));
	show(resident);
	const five = /^rate:\d+:5$/;
	const asksRating = () =>
		resident.messages.findLast((one) => one.seq > receipt.seq && (one.choices?.length ?? 0) >= 5 && option(one, five));
	let rate = await until(asksRating, 6000);
	for (let i = 0; !rate && i < 4; i++) {
		tell(say('play.wait'));
		await pause(1500);
		await forward();
		rate = await until(asksRating, 5000);
	}
	if (!rate) throw new Stuck(say('play.no-rating'));
	await press(resident, rate, option(rate, five));
	await read(await until(() => fresh(resident)[0], 8000));
	return number;
}
