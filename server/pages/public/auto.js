import { sleep } from './api.js';
import { localOf, now } from './words.js';

const NUMBER = /(?<!\d)\d{4}-\d{3,}(?!\d)/;
const speed = Math.max(0.2, Number(new URLSearchParams(location.search).get('speed')) || 1);
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** The play cannot go on: said to whoever watches. */
export class Stuck extends Error {}

/** A working day far enough ahead for every lead time, as people say it. */
function someDay() {
	for (let days = 6; ; days++) {
		const { date, weekday } = localOf(now() + days * 864e5);
		if (weekday !== '周六' && weekday !== '周日') return date;
	}
}

/** Answers of the resident, first fit first: [what is asked, choice to press, words to say]. Buttons before words. */
const ANSWERS = [
	[/同意/, /^[^\p{L}]*(我?同意)/u, () => '同意'],
	[/点过|重复/, /另|仍|新|自己/, () => '另点一单'],
	[/帮谁|给谁|替谁/, /家人|自己/, () => '家人'],
	[/./, /上门理发/],
	[/./, /^[^\p{L}]*(确认|下单|对|是)/u],
	[/小区|社区|村|街道|在哪|地址|门牌|哪里/, /聂耳社区/, () => '玉兴街道聂耳社区聂耳路18号3单元201'],
	[/哪天|什么时候|何时|时间|几点/, /^$/, () => `${someDay()}上午`],
	[/称呼|姓名|联系|电话|手机/, /^$/, () => '李奶奶 13800138000'],
	[/几位|几个人|多少人|人数/, /^[^\p{L}]*1/u, () => '1人'],
	[/确认|对吗/, /^$/, () => '确认'],
	[/./, /跳过|没有|不限/],
];

/** The question of a text: its last sentence that asks. */
const question = (text) => text.split(/(?<=[。！？?!\n])/).findLast((one) => /[?？]|请|回|说/.test(one)) ?? text;

/**
 * The happy path of one order, by the buttons that the talks really hold. `cast`: resident, station, dispatcher, leader and
 * members; each is a Talk. show(talk) brings somebody into view, say(text) tells what is happening, forward() moves the clock.
 */
export async function play({ resident, station, dispatcher, leader, members }, { show, say, forward, signal }) {
	const marks = new Map([resident, station, dispatcher, leader, ...members].map((talk) => [talk, talk.messages.at(-1)?.seq ?? 0]));
	const pause = (ms) => sleep(ms / speed, signal);
	const read = (message) => pause(Math.min(4200, 900 + 45 * (message?.text.length ?? 0)));
	const fresh = (talk) => talk.messages.filter((one) => one.seq > marks.get(talk) && one.direction === 'out');
	const seen = (talk) => marks.set(talk, talk.messages.at(-1)?.seq ?? 0);
	const option = (message, re) => message?.choices?.find((choice) => re.test(choice.label));

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
		throw new Stuck(`${why}服务台说：“${fresh(talk).at(-1)?.text.slice(0, 60) ?? '……'}”。`);
	}

	/** From a sentence to an order number: whatever the desk asks is answered. */
	async function order() {
		await speak(resident, `我奶奶85了走不动，想找人来家里剪个头发，${someDay()}上午`);
		const used = new Map();
		for (let turn = 0; turn < 14; turn++) {
			await need(() => fresh(resident).length, '服务台没有回居民的话。');
			await pause(500);
			const said = fresh(resident);
			const done = said.find((one) => /已点单/.test(one.text) && NUMBER.test(one.text));
			if (done) return [NUMBER.exec(done.text)[0], done];
			const last = said.findLast((one) => one.choices?.length) ?? said.at(-1);
			const asked = question(last.text);
			const rule = ANSWERS.find((one) => (used.get(one) ?? 0) < 2 && one[0].test(asked) && (option(last, one[1]) || one[2]));
			if (!rule) throw new Stuck('服务台问了演示没想到的话，请您替居民回一句，再按“自动演示”。');
			used.set(rule, (used.get(rule) ?? 0) + 1);
			const choice = option(last, rule[1]);
			if (choice && (await press(resident, last, choice))) continue;
			await read(last);
			await speak(resident, rule[2]?.() ?? '确认');
		}
		throw new Stuck('问了很多轮还没点成单。');
	}

	say('点：居民说一句话。');
	const [number, receipt] = await order();
	await read(receipt);
	const about = (re) => (one) => re.test(one.text) && one.text.includes(number);

	say(`集：${number} 到了聂耳社区站，站里看一眼，确认。`);
	show(station);
	const card = await need(() => station.messages.findLast(about(/【集单】/)), `站里没有等到 ${number} 的【集单】。`);
	const collect = option(card, /确认|集单/) ?? card.choices?.[0];
	if (!collect || !(await press(station, card, collect))) await speak(station, '1');

	say('派：按中心的常规，问最近、最合适的队伍。');
	const asked = (talk) => talk.messages.findLast(about(/【派单】|【急补】|【抢单】/));
	let offer;
	for (const end = Date.now() + 30_000; !offer && Date.now() < end; ) {
		await until(() => asked(leader) || fresh(dispatcher).some((one) => one.text.includes(number) && one.choices?.length), 3000);
		offer = asked(leader);
		const todo = !offer && fresh(dispatcher).find((one) => one.text.includes(number) && option(one, /巧手|自动|按规则|派/));
		const follow = fresh(station).find((one) => option(one, /^[^\p{L}]*(确认|是|对)/u));
		if (todo) await press(dispatcher, todo, option(todo, /巧手|自动|按规则|派/));
		else if (!offer && follow) await press(station, follow, option(follow, /^[^\p{L}]*(确认|是|对)/u));
	}
	if (!offer) throw new Stuck(`队长没有等到 ${number} 的【派单】。也许别的队先接了，或中心要先定。`);

	say('接：队长看到卡片，来得了就接。');
	const take = option(offer, /^[^\p{L}]*(接|我接)/u);
	if (!take || !(await press(leader, offer, take))) await speak(leader, `接${number}`);
	const won = await settle(
		leader,
		/^[^\p{L}]*(接|确认|是)/u,
		() => leader.messages.findLast(about(/接单成功/)),
		'队长接了，没有等到“接单成功”。',
	);
	await read(won);

	say('这一项要两个人去：队员也接。');
	const joins = /^[^\p{L}]*(接|来|行)/u;
	for (const member of members) {
		show(member);
		const ask = await until(() => member.messages.findLast((one) => one.text.includes(number) && option(one, joins)), 9000);
		if (!ask) continue;
		await press(member, ask, option(ask, joins));
		await read(await until(() => member.messages.findLast(about(/已加入/)), 9000));
		break;
	}

	say('到了那天：出发，到了，做完。');
	const yes = /现在|跳过|不用|略过|确认|^[^\p{L}]*是/u;
	const state = () => resident.orders.find((one) => one.number === number)?.state;
	const over = [undefined, 'confirming', 'rating', 'closed'];
	const steps = [
		['出发', ['departed', 'serving', ...over]],
		['到了', ['serving', ...over]],
		['完成', over],
	];
	for (const [word, after] of steps) {
		await read(leader.messages.at(-1));
		if (after.includes(state())) continue;
		await act(leader, new RegExp(`^[^\\p{L}]*${word}`, 'u'), `${word}${number}`);
		await settle(leader, yes, () => after.includes(state()), `队长说了“${word}”，单子没有往前走。`);
	}

	say('站里确认时长。');
	show(station);
	const hours = await until(
		() => station.messages.findLast((one) => one.text.includes(number) && /时长|小时/.test(one.text) && option(one, /确认/)),
		9000,
	);
	if (hours) await press(station, hours, option(hours, /确认/));
	else await speak(station, '待办');

	say('评：请居民评一评。');
	show(resident);
	const five = /^[^\p{L}]*5|很好|非常满意/u;
	const asksRating = () =>
		resident.messages.findLast((one) => one.seq > receipt.seq && (one.choices?.length ?? 0) >= 5 && option(one, five));
	let rate = await until(asksRating, 6000);
	for (let i = 0; !rate && i < 4; i++) {
		say('评单要过一会儿才问：把服务台的钟拨快。');
		await pause(1500);
		await forward();
		rate = await until(asksRating, 5000);
	}
	if (!rate) throw new Stuck('没有等到请居民评单的话。');
	await press(resident, rate, option(rate, five));
	await read(await until(() => fresh(resident)[0], 8000));
	return number;
}
