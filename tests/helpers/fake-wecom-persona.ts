import type { Callbacks, Delivery, Twist } from './fake-wecom-callback.ts';
import type { FakeMember, FakeText } from './fake-wecom-world.ts';

/** Fields of an inner XML; a list is repeated elements, null an empty one, a number is written without CDATA. */
export interface InnerFields {
	readonly [name: string]: string | number | bigint | null | InnerFields | readonly InnerFields[];
}

/** A member with the app on the phone. What is done here resolves when the desk's callback took it. */
export interface Persona {
	readonly userid: string;
	say(text: string, twist?: Twist): Promise<Delivery>;
	/** Answers as a person would who reads the newest list with this choice: types its number. Rejects when there is none. */
	press(label: string): Promise<Delivery>;
	/** A message beside text: `send('image', { PicUrl: …, MediaId: … })`. */
	send(msgType: string, fields: InnerFields, twist?: Twist): Promise<Delivery>;
	/** An event of this member: `event('enter_agent', { EventKey: null })`. */
	event(name: string, fields?: InnerFields, twist?: Twist): Promise<Delivery>;
	/** What came to the phone, oldest first. */
	messages(): readonly FakeText[];
	/** What WeCom swallowed, because there was too much of it. */
	dropped(): readonly FakeText[];
	/** Waits for a text that contains this; rejects after the time. */
	expect(text: string, withinMs?: number): Promise<FakeText>;
	/** The administrator takes the member out of the app's scope or puts the member back; the events are told. */
	setScope(inScope: boolean): Promise<Delivery>;
	setLicence(licensed: boolean): void;
}

export interface PersonaDeps {
	readonly corpId: string;
	readonly agentId: number;
	readonly callbacks: Callbacks;
	readonly now: () => number;
	/** A fresh 64-bit message id. */
	readonly nextMsgId: () => string;
}

const POLL_MS = 10;

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** Fields as WeCom writes them. */
function elements(fields: InnerFields): string {
	return Object.entries(fields)
		.flatMap(([name, value]) => (Array.isArray(value) ? value.map((each: InnerFields) => [name, each] as const) : [[name, value] as const]))
		.map(([name, value]) => {
			const inner =
				value === null
					? cdata('')
					: typeof value === 'object'
						? elements(value as InnerFields)
						: typeof value === 'string'
							? cdata(value)
							: value;
			return `<${name}>${inner}</${name}>`;
		})
		.join('');
}

/** The inner XML of a callback. */
export const innerXml = (fields: InnerFields): string => `<xml>${elements(fields)}</xml>`;

/** The number in front of a choice: "2. 不便" and "5 很好". */
function numberOf(content: string, label: string): string | null {
	for (const line of content.split('\n')) {
		const [, number, rest] = /^(\d{1,2})(?:\. | )(.+)$/.exec(line) ?? [];
		if (number !== undefined && (rest === label || line === label)) return number;
	}
	return null;
}

/** The persona of one member. */
export function createPersona(member: FakeMember, deps: PersonaDeps): Persona {
	const { corpId, agentId, callbacks, now, nextMsgId } = deps;
	const head = (msgType: string): InnerFields => ({
		ToUserName: corpId,
		FromUserName: member.userid,
		CreateTime: Math.floor(now() / 1000),
		MsgType: msgType,
	});
	const send: Persona['send'] = (msgType, fields, twist) =>
		callbacks.deliver(innerXml({ ...head(msgType), ...fields, MsgId: BigInt(nextMsgId()), AgentID: agentId }), twist);
	const event: Persona['event'] = (name, fields = {}, twist) =>
		callbacks.deliver(innerXml({ ...head('event'), Event: name, ...fields, AgentID: agentId }), twist);
	const say: Persona['say'] = (text, twist) => send('text', { Content: text }, twist);

	return {
		userid: member.userid,
		say,
		send,
		event,
		async press(label) {
			for (const { content } of member.messages.toReversed()) {
				const number = numberOf(content, label);
				if (number !== null) return await say(number);
			}
			throw new Error(`no choice "${label}" for ${member.userid}`);
		},
		messages: () => member.messages,
		dropped: () => member.dropped,
		async expect(text, withinMs = 5000) {
			const until = performance.now() + withinMs;
			for (;;) {
				const message = member.messages.find(({ content }) => content.includes(text));
				if (message) return message;
				if (performance.now() > until)
					throw new Error(`${member.userid} got no "${text}" but: ${member.messages.map(({ content }) => content).join(' | ')}`);
				await new Promise((resolve) => setTimeout(resolve, POLL_MS));
			}
		},
		setScope(inScope) {
			member.inScope = inScope;
			return event(inScope ? 'subscribe' : 'unsubscribe', { EventKey: null });
		},
		setLicence(licensed) {
			member.licensed = licensed;
		},
	};
}
