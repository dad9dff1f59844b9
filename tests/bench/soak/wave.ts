import type { Heard, WebChat } from '../web-client.ts';

/** Somebody and what is known of the talk so far. */
export interface Talker {
	readonly chat: WebChat;
	readonly heard: Heard[];
}

/** The people of one station while the load runs. */
export interface Station {
	readonly name: string;
	readonly coordinator: Talker;
	readonly leader: Talker;
	readonly member: Talker;
}

/** A resident: `known` once the desk has been told name and phone. */
export interface Resident extends Talker {
	readonly phone: string;
	readonly station: Station;
	known: boolean;
}

/** One order on its way. */
export interface Ordered {
	readonly number: string;
	readonly resident: Resident;
	/** Two people go: the leader and a member. */
	readonly pair: boolean;
}

/** Says something and takes in what came back. */
export async function say(talker: Talker, text: string): Promise<void> {
	await talker.chat.say({ text });
	talker.heard.push(...(await talker.chat.hear()));
}

/** Presses the newest button with this label about the order. */
async function press(talker: Talker, number: string, label: string): Promise<void> {
	talker.heard.push(...(await talker.chat.hear()));
	const about = talker.heard.findLast(
		(message) => message.text.includes(number) && message.choices.some((choice) => choice.label === label),
	);
	const choice = about?.choices.find((one) => one.label === label);
	if (!choice) throw new Error(`no button ${label} about ${number}; the last words were: ${talker.heard.at(-1)?.text ?? 'none'}`);
	await talker.chat.say({ choice: choice.id });
}

const lastWords = ({ heard }: Talker): string => heard.findLast((message) => message.direction === 'out')?.text ?? '';

/** Throws, with what was said instead, unless the newest words hold this. */
function expectWords(talker: Talker, pattern: RegExp): string {
	const words = lastWords(talker);
	const found = pattern.exec(words)?.[0];
	if (found === undefined) throw new Error(`${String(pattern)} was not said, but: ${words}`);
	return found;
}

/** 点单, in three messages the first time and in two when the desk knows the resident. */
export async function place(resident: Resident, pair: boolean): Promise<Ordered> {
	const wish = pair ? '想请人陪老人说话' : '想请人帮买菜';
	await say(resident, `${resident.station.name}，${wish}，后天下午${resident.known ? '' : `，电话${resident.phone}`}`);
	if (!resident.known) await say(resident, '陈大爷');
	expectWords(resident, /确认/);
	await say(resident, '确认');
	resident.known = true;
	return { number: expectWords(resident, /\d{4}-\d{3,}/), resident, pair };
}

/** 集单 and 接单. */
export async function accept({ number, resident: { station }, pair }: Ordered): Promise<void> {
	await press(station.coordinator, number, '确认');
	await untilHeard(station.leader, number);
	await press(station.leader, number, '接');
	if (!pair) return;
	await untilHeard(station.member, number);
	await press(station.member, number, '接');
}

/** Teams are told by a job of their own, a moment after the station's word. */
async function untilHeard(talker: Talker, number: string): Promise<void> {
	for (let tries = 0; tries < 30; tries++) {
		if (talker.heard.some((message) => message.text.includes(number))) return;
		talker.heard.push(...(await talker.chat.hear(5)));
	}
	throw new Error(`nobody told the team of ${number}`);
}

/** The visit and the station's word on the hours. */
export async function visit({ number, resident: { station } }: Ordered): Promise<void> {
	for (const word of ['出发', '到了', '完成']) await say(station.leader, `${word}${number}`);
	await press(station.coordinator, number, '确认时长');
}

/** 评单, asked for by a button of the message that asks. */
export async function rate({ number, resident }: Ordered): Promise<void> {
	await press(resident, number, '5 很好');
}
