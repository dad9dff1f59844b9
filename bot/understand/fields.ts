import type { Instant } from '../../db/domain/instant.ts';
import { type Danger, type Intent, type Kind, platformOf } from './labels.ts';
import { whenFields } from './time/time-fields.ts';
import { type Reader, type Understanding, understand } from './understanding.ts';

/** A message by the labels of the scheme (contract §1, `understand`): absent = null. */
export interface Fields {
	readonly intent: Intent;
	readonly kind: Kind | null;
	/** All kinds, the likeliest first, whatever the intent. */
	readonly kinds: readonly Kind[];
	readonly platform: string | null;
	readonly urgency: 'normal' | 'urgent' | 'emergency';
	readonly handoff: Danger | '12345' | null;
	/** Local, YYYY-MM-DDTHH:mm. */
	readonly when_start: string | null;
	readonly when_end: string | null;
	/** Name of the unit. */
	readonly place: string | null;
	readonly phone: string | null;
	/** Those to be served, else the volunteers asked for. */
	readonly people: number | null;
	readonly confidence: number;
	readonly ask: Understanding['meaning']['ask'];
	readonly options: readonly string[];
}

/** Reads a message and names what was understood. */
export function fieldsOf(text: string, at: Instant, reader: Reader): Fields {
	const { meaning, when, place, phone, people, urgency } = understand(text, at, reader);
	const { intent, kind, kinds, alarm, danger, confidence, ask, options } = meaning;
	const { when_start, when_end } = whenFields(when, reader.zone);
	return {
		intent,
		kind,
		kinds: kinds.map(({ what }) => what),
		platform: platformOf(kind),
		// a complaint that wants something soon (尽快解决) has no hours that matter
		urgency: alarm === 'fire' ? 'emergency' : intent === 'request' && urgency ? 'urgent' : 'normal',
		handoff: danger ?? (intent === 'complaint' ? '12345' : null),
		when_start,
		when_end,
		place: reader.units.find(({ code }) => code === place?.unitCode)?.name ?? null,
		phone: phone?.phone ?? null,
		people: people?.people ?? people?.volunteers ?? null,
		confidence: Math.round(confidence * 1000) / 1000,
		ask,
		options,
	};
}
