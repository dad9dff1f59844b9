import { describe, expect, it } from 'vitest';
import { crisisMissed, isTaken, openCrisis, openDanger, type Pace, spokenInCrisis, turnedCrisis } from '../../db/domain/crisis.ts';
import { answered, openHandoff, timersOfHandoff } from '../../db/domain/handoff.ts';
import type { HandoffId, PersonId } from '../../db/domain/ids.ts';
import { MINUTE } from '../../db/domain/instant.ts';
import type { Calendar } from '../../db/domain/work-calendar.ts';
import { nov, ZONE } from '../flow/digest-samples.ts';

const OFFICE: Calendar = {
	zone: ZONE,
	quietHours: { from: 1260, to: 480 },
	workHours: { always: false, windows: [{ from: 510, to: 720 }], weekdays: [1, 2, 3, 4, 5] },
};
const pace: Pace = { again: { days: 0, ms: 5 * MINUTE, clock: 'wall' }, calendar: OFFICE };
const given = { id: '9' as HandoffId, personId: '1' as PersonId, unitCode: '111', orderId: null, level: 0 };
const STATION = '30' as PersonId;
/** Saturday night: no office, quiet hours. */
const NIGHT = nov(28, 23) + 58 * MINUTE;

describe('a crisis', () => {
	const open = openCrisis(given, NIGHT, pace);

	it('wants a person within five minutes, whatever the hour, and outlasts midnight', () => {
		expect(open).toMatchObject({ kind: 'crisis', answerBy: NIGHT + 5 * MINUTE, until: nov(30) });
		expect(timersOfHandoff(open).map(({ kind }) => kind)).toEqual(['handoff-answer', 'handoff-end']);
		expect(isTaken(open)).toBe(false);
	});

	it('goes up a level each time and never ends by itself', () => {
		let talk = open;
		for (let round = 1; round <= 600; round += 1) talk = crisisMissed(talk, 3, talk.answerBy ?? 0, pace);
		expect(talk).toMatchObject({ level: 2, late: 600, closedAt: null, answerBy: NIGHT + 601 * 5 * MINUTE });
		expect(talk.until).toBeGreaterThan(talk.answerBy ?? 0);
		expect(crisisMissed(open, 0, NIGHT, pace).level).toBe(0);
	});

	it('taken, nothing is owed until the person speaks on; what is owed is not put off', () => {
		const taken = answered(open, STATION);
		expect(isTaken(taken)).toBe(true);
		const later = NIGHT + 60 * MINUTE;
		expect(spokenInCrisis(taken, later, pace)).toMatchObject({ answerBy: later + 5 * MINUTE, answeredBy: STATION });
		expect(spokenInCrisis(open, NIGHT + MINUTE, pace)).toEqual(open);
		expect(turnedCrisis(open, NIGHT + MINUTE, pace)).toEqual(open);
	});

	it('in a talk that is open already: whoever answered before knew nothing of it', () => {
		const talk = answered(openHandoff({ ...given, level: 1 }, nov(27, 9), OFFICE), STATION);
		expect(turnedCrisis(talk, NIGHT, pace)).toMatchObject({
			id: '9',
			kind: 'crisis',
			level: 1,
			answeredBy: null,
			answerBy: NIGHT + 5 * MINUTE,
		});
	});
});

it('another danger: words are passed on, nothing was promised', () => {
	expect(openDanger(given, nov(24, 9), OFFICE)).toMatchObject({ kind: 'danger', answerBy: null, until: nov(25) });
});
