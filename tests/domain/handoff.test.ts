import { describe, expect, it } from 'vitest';
import { answered, answerMissed, closed, openHandoff, spokenTo, timersOfHandoff } from '../../db/domain/handoff.ts';
import type { HandoffId, PersonId } from '../../db/domain/ids.ts';
import { MINUTE } from '../../db/domain/instant.ts';
import type { Calendar } from '../../db/domain/work-calendar.ts';
import { nov, ZONE } from '../flow/digest-samples.ts';

const OFFICE: Calendar = {
	zone: ZONE,
	quietHours: null,
	workHours: {
		always: false,
		windows: [
			{ from: 510, to: 720 },
			{ from: 840, to: 1050 },
		],
		weekdays: [1, 2, 3, 4, 5],
	},
};
const given = { id: '9' as HandoffId, personId: '1' as PersonId, unitCode: '111', orderId: null, level: 0 };
const at = (moment: number) => openHandoff(given, moment, OFFICE);

describe('a talk with the staff', () => {
	it('is answered within half an hour of work, and lasts for the day on which that is', () => {
		expect(at(nov(24, 9))).toMatchObject({ answerBy: nov(24, 9) + 30 * MINUTE, until: nov(25) });
		// Tuesday 11:45: a quarter before noon, a quarter after the break
		expect(at(nov(24, 11) + 45 * MINUTE).answerBy).toBe(nov(24, 14) + 15 * MINUTE);
		// Friday at night: Monday morning
		expect(at(nov(27, 22))).toMatchObject({ answerBy: nov(30, 9), until: nov(30) + 24 * 60 * MINUTE });
	});

	it('owes no answer after one; the next words are owed one, and do not put off a promise that stands', () => {
		const open = at(nov(24, 9));
		expect(spokenTo(open, nov(24, 9) + 20 * MINUTE, OFFICE)).toEqual(open);
		const told = answered(open, '30' as PersonId);
		expect(told).toMatchObject({ answerBy: null, answeredBy: '30' });
		expect(spokenTo(told, nov(24, 16), OFFICE).answerBy).toBe(nov(24, 16) + 30 * MINUTE);
		// late in the day: the talk goes on until it is answered
		expect(spokenTo(told, nov(24, 17) + 20 * MINUTE, OFFICE)).toMatchObject({ answerBy: nov(25, 8) + 50 * MINUTE, until: nov(26) });
	});

	it('goes up with each promise that passes; at the top later and later, then it ends', () => {
		let talk = at(nov(24, 9));
		const seen: (readonly [level: number, hour: number | null])[] = [];
		while (talk.closedAt === null) {
			const now = talk.answerBy ?? 0;
			talk = answerMissed(talk, 3, now, OFFICE);
			seen.push([talk.level, talk.answerBy === null ? null : (talk.answerBy - nov(24)) / (60 * MINUTE)]);
		}
		expect(seen).toEqual([
			[1, 10],
			[2, 10.5],
			[2, 11],
			[2, 15],
			[2, 39],
			[2, null],
		]);
		expect(answerMissed(at(nov(24, 9)), 0, nov(24, 10), OFFICE).level).toBe(0);
	});

	it('has a timer for the answer and one for its end, none when it is over', () => {
		const open = at(nov(24, 9));
		expect(timersOfHandoff(open).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
			['handoff-answer', nov(24, 9) + 30 * MINUTE],
			['handoff-end', nov(25)],
		]);
		expect(timersOfHandoff(answered(open, '30' as PersonId)).map(({ kind }) => kind)).toEqual(['handoff-end']);
		expect(timersOfHandoff(closed(open, nov(24, 10)))).toEqual([]);
	});
});
