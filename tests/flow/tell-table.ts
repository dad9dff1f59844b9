import { expect } from 'vitest';
import type { Telling } from '../../bot/flow/outbound.ts';
import type { World } from '../../bot/flow/world.ts';
import type { Actor, OrderEvent } from '../../db/domain/order-event.ts';
import type { Person, Scene } from '../../db/domain/scene.ts';
import { DEPUTY, DISPATCHER, INSTITUTE, LEADER, MEMBER, MEMBER2, OTHER_LEADER, RESIDENT, STATION, worldAt } from './builders.ts';
import { advanced, textsTo } from './telling.ts';

/** One line of the table "who hears what". */

const PEOPLE = {
	resident: RESIDENT,
	station: STATION,
	institute: INSTITUTE,
	dispatcher: DISPATCHER,
	leader: LEADER,
	deputy: DEPUTY,
	member: MEMBER,
	member2: MEMBER2,
	other: OTHER_LEADER,
} as const satisfies Readonly<Record<string, Person>>;

/** For each who hears something: one mark for each text, in their order. */
export type Heard = { readonly [P in keyof typeof PEOPLE]?: readonly (string | RegExp)[] };

export interface Line {
	readonly what: string;
	readonly scene: Scene;
	readonly event: OrderEvent;
	readonly by: Actor;
	readonly heard: Heard;
	readonly world?: World;
}

/** Address and phone of the sample order: nobody but those who go may read them. */
const PRIVATE = /东风路|13855506789|6789/;
const CREW: readonly Person[] = [LEADER, DEPUTY, MEMBER, MEMBER2];

function expectSound(tellings: readonly Telling[]): void {
	const keys = tellings.map(({ to, text }) => `${to} ${text}`);
	expect(new Set(keys).size, 'nobody hears the same twice').toBe(keys.length);
	for (const { to, text, choices } of tellings) {
		expect(text, 'no empty place').not.toMatch(/[{}]|undefined|null/);
		expect(text.trim(), 'no text is blank').not.toBe('');
		for (const choice of choices) expect(new TextEncoder().encode(choice.id).length).toBeLessThanOrEqual(64);
		if (PRIVATE.test(text))
			expect(
				CREW.map((one) => one.id),
				text,
			).toContain(to);
	}
}

/** Everybody hears what the table says, in that order, and nobody else hears anything. */
export function expectHeard({ scene, event, by, heard, world = worldAt() }: Line): readonly Telling[] {
	const { tellings } = advanced(scene, event, by, world);
	expectSound(tellings);
	for (const [who, person] of Object.entries(PEOPLE)) {
		const marks = heard[who as keyof typeof PEOPLE] ?? [];
		const texts = textsTo(tellings, person);
		expect(texts, `${who}: ${texts.join(' | ')}`).toHaveLength(marks.length);
		marks.forEach((mark, i) => {
			expect(texts[i], who).toMatch(mark);
		});
	}
	return tellings;
}
