import { describe, expect, it } from 'vitest';
import { normalise } from '../../../bot/understand/normalise.ts';
import { timeOf } from '../../../bot/understand/time/time.ts';
import { whenFields } from '../../../bot/understand/time/time-fields.ts';
import { localOf } from '../../../db/domain/local-time.ts';
import { moment, WEDNESDAY, ZONE } from './reading.ts';

const said = (text: string, at = WEDNESDAY) => timeOf(text, at, ZONE);

describe('the fields of the labels', () => {
	it.each([
		['明天下午三点', '2026-11-26T15:00', null, 'minute'],
		['周六上午', '2026-11-28T08:00', '2026-11-28T12:00', 'part'],
		['后天', '2026-11-27T00:00', '2026-11-27T23:59', 'day'],
		['12月上旬', '2026-12-01T00:00', '2026-12-10T23:59', 'range'],
		['周日早上九点到十一点', '2026-11-29T09:00', '2026-11-29T11:00', 'range'],
		['月底之前', null, '2026-11-30T23:59', 'deadline'],
		['12月1日起', '2026-12-01T00:00', null, 'since'],
		['每周三', null, null, null],
		['这周一', null, null, null],
		['2月30日', null, null, null],
		['你好', null, null, null],
	])('%s', (text, when_start, when_end, when_grain) => {
		expect(whenFields(said(text), ZONE)).toEqual({ when_start, when_end, when_grain });
	});
});

describe('what goes with a time', () => {
	it.each([
		['我想周四上午理发', ['周四上午']],
		['本周五14点到16点，任井社区', ['本周五14点到16点']],
		['周六来，下午三点左右', ['周六', '下午三点']],
		['月底之前弄完', ['月底之前']],
		['从12月1日起都行', ['12月1日起']],
		['明年元宵节猜灯谜', ['明年元宵节']],
		['中秋前一天上午九点', ['中秋前一天上午九点']],
		['每周三下午两点来', ['每周三下午两点']],
		['Could you come on Thursday at 3pm?', ['thursday at 3pm']],
		['see you tomorrow morning, thanks', ['tomorrow morning']],
	])('the words it was read from: %s', (text, words) => {
		const read = normalise(text);
		expect(said(text)?.spans.map(({ from, to }) => read.slice(from, to).trim())).toEqual(words);
	});

	it('a better time for a past one', () => {
		const passed = said('今天9点');
		expect(passed).toMatchObject({ problem: 'past', start: moment('2026-11-25 09:00') });
		expect(passed?.proposal).toEqual({ start: moment('2026-11-26 09:00'), end: null });
		expect(said('这周一上午')?.proposal).toEqual({ start: moment('2026-11-30 08:00'), end: moment('2026-11-30 12:00') });
		expect(said('2025-03-01')?.proposal?.start).toBe(moment('2026-11-26 00:00'));
	});

	it('the last of the month for a day that it lacks', () => {
		expect(said('2月30日')).toMatchObject({
			start: null,
			end: null,
			problem: 'no-such-day',
			proposal: { start: moment('2027-02-28 00:00'), end: moment('2027-02-28 23:59') },
		});
	});

	it('whether the day was left open', () => {
		expect(said('下周来')?.rough).toBe(true);
		expect(said('下周三来')?.rough).toBe(false);
	});

	it('more trust in a wish than in a mention', () => {
		const wish = said('能不能明天来')?.confidence ?? 0;
		const mention = said('周五家长会四百台车')?.confidence ?? 0;
		expect(wish).toBeGreaterThan(mention);
		expect(wish).toBeLessThanOrEqual(1);
	});

	it('counts in the zone of the desk', () => {
		const start = timeOf('明天上午', WEDNESDAY, 'Europe/Berlin')?.start ?? 0;
		expect(localOf(start, 'Europe/Berlin')).toMatchObject({ month: 11, day: 26, minute: 8 * 60 });
	});
});
