import type { Instant } from '../../db/domain/instant.ts';
import type { Zone } from '../../db/domain/local-time.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import type { Model } from './model/model.ts';
import { type PeopleFound, peopleOf } from './people.ts';
import { type PhoneFound, phoneOf } from './phone.ts';
import { type PlaceFound, placeOf } from './place/place.ts';
import type { NamedUnit } from './place/place-index.ts';
import { type TimeSaid, timeOf } from './time/time.ts';
import { type UrgencyFound, urgencyIn } from './urgency.ts';

/** What one message says, as far as it can be told without knowing the person. Nothing in it is believed before it was confirmed. */
export interface Understanding {
	readonly meaning: Meaning;
	readonly when: TimeSaid | null;
	readonly place: PlaceFound | null;
	readonly phone: PhoneFound | null;
	readonly people: PeopleFound | null;
	/** Words that say that hours matter. */
	readonly urgency: UrgencyFound | null;
}

/** What a text can be read against. */
export interface Reader {
	readonly model: Model;
	readonly units: readonly NamedUnit[];
	readonly zone: Zone;
}

/** The whole pipeline: text and the moment it was written in, slots out. */
export const understand = (text: string, at: Instant, { model, units, zone }: Reader): Understanding => ({
	meaning: meaningOf(text, model),
	when: timeOf(text, at, zone),
	place: placeOf(text, units),
	phone: phoneOf(text),
	people: peopleOf(text),
	urgency: urgencyIn(text),
});
