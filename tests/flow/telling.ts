import { type Advance, advance } from '../../bot/flow/advance.ts';
import type { Telling } from '../../bot/flow/outbound.ts';
import type { World } from '../../bot/flow/world.ts';
import type { Actor, OrderEvent } from '../../db/domain/order-event.ts';
import { isRefusal } from '../../db/domain/refusal.ts';
import type { Person, Scene } from '../../db/domain/scene.ts';
import { worldAt } from './builders.ts';

/** Reads over who was told what. */

/** The move, or a failed test that names the refusal. */
export function advanced(scene: Scene, event: OrderEvent, actor: Actor, world: World = worldAt()): Advance {
	const result = advance(scene, event, actor, world, 'web');
	if (isRefusal(result)) throw new Error(`refused: ${result.refused}`);
	return result;
}

export const textsTo = (tellings: readonly Telling[], who: Person): readonly string[] =>
	tellings.filter((telling) => telling.to === who.id).map((telling) => telling.text);

/** All that somebody hears, in one string. */
export const heard = (tellings: readonly Telling[], who: Person): string => textsTo(tellings, who).join('\n');

export const hearers = (tellings: readonly Telling[]): readonly string[] => [...new Set(tellings.map((telling) => telling.to))].toSorted();

export const ids = (telling: { readonly choices: readonly { readonly id: string }[] } | undefined): readonly string[] =>
	telling?.choices.map((choice) => choice.id) ?? [];
