import { HOUR, MINUTE } from '../../../db/domain/instant.ts';
import { startOfDay } from '../../../db/domain/local-time.ts';
import { maskedName, say } from '../../text/render.ts';
import { slotWords } from '../../text/when.ts';
import { leadsWinner } from '../cast.ts';
import type { Decision } from '../decision.ts';
import { hourNamed } from '../parse/crew-words.ts';
import { sayAbout } from './move.ts';
import type { OrderContext } from './order-context.ts';

/** Only an hour of the time that was agreed; another time is talked over. */
export function tellHour(context: OrderContext, words: string): Decision {
	const { me, scene, world } = context;
	const { slot, state, id } = scene.order;
	const may = leadsWinner(scene, me.id) && (state === 'accepted' || state === 'departed');
	if (!may || !slot || words === '') return sayAbout(context, 'stale-button');
	const minute = hourNamed(words) ?? 0;
	const said = startOfDay(slot.start, world.zone) + minute * MINUTE;
	const start = [said, said + 12 * HOUR].find((one) => one >= slot.start && one <= slot.end);
	if (start === undefined) return sayAbout(context, 'crew.hour-outside');
	const at = (language: string) => slotWords({ start, end: start, grain: 'minute' }, world.zone, language);
	const told = sayAbout(context, 'crew.hour-told', [], { at: at(me.language) });
	const { resident } = scene;
	if (resident.id === me.id) return told;
	const text = say(resident.language, 'resident.hour', { name: maskedName(me), at: at(resident.language), number: scene.order.number });
	return { ...told, tellings: [...told.tellings, { to: resident.id, text, choices: [], orderId: id, immediate: false }] };
}
