import { describe, expect, it } from 'vitest';
import { parseAct } from '../../bot/flow/act.ts';
import { digestAnswer, digestOf, digestPeriod } from '../../bot/flow/digest.ts';
import { isWorkday, unitsBelow, workdaysSince } from '../../bot/flow/duty.ts';
import type { Outbound } from '../../bot/flow/outbound.ts';
import { DAY, HOUR } from '../../db/domain/instant.ts';
import { boardOf, CENTER, minute, morning, NIEER, nov, open, wholeDay, worldAt, XINXING, YUXING } from './digest-samples.ts';

const ZH = 'zh-CN';
const linesOf = (outbound: Outbound | null): string[] => outbound?.text.split('\n') ?? [];
const numbered = (outbound: Outbound | null): string[] => linesOf(outbound).slice(1, -1);

describe('the digest of a station', () => {
	const at = nov(24, 8, 30);
	const accompany = open('陪诊', {
		state: 'offering',
		round: 3,
		number: '1123-019',
		lateCount: 1,
		slot: minute(nov(25, 8)),
		urgency: 'booked',
	});
	const toCollect = [nov(23, 16, 40), nov(23, 16, 50), nov(24, 8, 20)].map((stageAt) => open('理发', { stageAt, createdAt: stageAt }));
	const toConfirm = [nov(18, 15), nov(20, 15)].map((finishedAt) => open('理发', { state: 'confirming', finishedAt }));
	const phones = open(
		'手机教学',
		{ state: 'accepted', slot: minute(nov(24, 9, 30)), acceptedAt: nov(23, 11) },
		{ contactName: '赵建国', address: '3幢' },
	);
	const clinic = open(
		'义诊',
		{ state: 'accepted', urgency: 'group', slot: minute(nov(24, 15)), acceptedAt: nov(23, 11) },
		{ contactName: '王梅', address: '社区广场' },
	);
	const board = boardOf([clinic, phones, ...toConfirm, ...toCollect, accompany], { done: { done: 4, rated: 3, stars: 15 } });

	it('is word by word that of desk.md §7 (its last line names a word that the desk knows)', () => {
		expect(digestOf(board, NIEER, ZH, worldAt(at))?.text).toBe(
			[
				'【聂耳社区站 11月24日】昨天完成4，评5.0×3，未评1',
				'①红 1123-019 陪诊 明早8:00 无人接(已升玉兴街道所)',
				'②黄 待集单3，最早的9:40到时限',
				'③黄 待确认时长2，最长第4个工作日',
				'④今天 9:30 手机教学 赵*家',
				'⑤今天 15:00 义诊 社区广场',
				'回编号处理，回“待办”看清单',
			].join('\n'),
		);
	});

	it('has one choice for each numbered line, in its order', () => {
		const digest = digestOf(board, NIEER, ZH, worldAt(at));
		expect(digest?.choices).toEqual([
			{ id: `track:${accompany.order.id}`, label: '1123-019 陪诊' },
			{ id: 'todo:collect', label: '待集单' },
			{ id: 'todo:hours', label: '待确认时长' },
			{ id: `track:${phones.order.id}`, label: `${phones.order.number} 手机教学` },
			{ id: `track:${clinic.order.id}`, label: `${clinic.order.number} 义诊` },
		]);
		for (const { id } of digest?.choices ?? []) expect(parseAct(id)).not.toBeNull();
	});

	it('opens the order itself where a kind has only one', () => {
		const one = open('磨刀', {});
		expect(digestOf(boardOf([one]), NIEER, ZH, worldAt(nov(23, 10, 30)))?.choices).toEqual([
			{ id: `track:${one.order.id}`, label: `${one.order.number} 磨刀` },
		]);
	});

	it('is silent when there is nothing to do, but the word 日报 is answered', () => {
		const idle = boardOf([open('理发', { state: 'accepted' })], { done: { done: 2, rated: 2, stars: 9 } });
		expect(digestOf(idle, NIEER, ZH, worldAt(at))).toBeNull();
		expect(digestAnswer(idle, NIEER, ZH, worldAt(at))).toEqual({ text: '【聂耳社区站 11月24日】今天没有要办的。', choices: [] });
		expect(digestAnswer(board, NIEER, ZH, worldAt(at))).toEqual(digestOf(board, NIEER, ZH, worldAt(at)));
	});

	it('has at most twelve lines; the rest is one line that opens the list', () => {
		const many = Array.from({ length: 14 }, () => open('理发', { state: 'unserved' }));
		const digest = digestOf(boardOf(many), NIEER, ZH, worldAt(at));
		expect(linesOf(digest)).toHaveLength(12);
		expect(numbered(digest).at(-1)).toBe('⑩还有5件');
		expect(digest?.choices).toHaveLength(10);
		expect(digest?.choices.at(-1)).toEqual({ id: 'todo', label: '看清单' });
		expect(digest?.text.length).toBeLessThanOrEqual(600);
	});

	it('says nothing of ratings where nothing was done, and tells rated and unrated apart', () => {
		const head = (done: object) => linesOf(digestOf(boardOf([accompany], { done }), NIEER, ZH, worldAt(at)))[0];
		expect(head({})).toBe('【聂耳社区站 11月24日】昨天完成0');
		expect(head({ done: 2 })).toBe('【聂耳社区站 11月24日】昨天完成2，未评2');
		expect(head({ referred: 2 })).toBe('【聂耳社区站 11月24日】昨天完成0，转12345 2件');
		expect(head({ done: 3, rated: 3, stars: 13 })).toBe('【聂耳社区站 11月24日】昨天完成3，评4.3×3');
	});

	it('tells on Monday of everything since Friday', () => {
		const monday = worldAt(nov(23, 8, 30));
		expect(linesOf(digestOf(boardOf([accompany]), NIEER, ZH, monday))[0]).toBe('【聂耳社区站 11月23日】11月20日以来完成0');
		expect(digestPeriod(monday)).toEqual({
			from: nov(20),
			to: nov(23),
			visitsFrom: nov(22),
			visitsTo: nov(25),
			unratedBefore: nov(20, 8, 30),
		});
		expect(digestPeriod(worldAt(at))).toMatchObject({ from: nov(23), to: nov(24) });
	});

	it('names tomorrow in one line', () => {
		const visits = [morning(nov(25)), minute(nov(25, 15)), wholeDay(nov(26))].map((slot) => open('理发', { state: 'accepted', slot }));
		const digest = digestOf(boardOf(visits), NIEER, ZH, worldAt(at));
		expect(numbered(digest)).toEqual(['①明天上门2，最早明天上午']);
		expect(digest?.choices).toEqual([{ id: 'todo:tomorrow', label: '明天上门' }]);
	});

	it('lists what is red by its oldest deadline, then what waits', () => {
		const board = boardOf([
			open('理发', { number: '1123-101', state: 'confirming', finishedAt: nov(11, 15), stageAt: nov(11, 15) }),
			open('磨刀', { number: '1123-102', state: 'accepted', lateCount: 1, stageAt: nov(23, 17) }),
			open('义诊', { number: '1123-103', state: 'unserved', stageAt: nov(23, 9) }),
			open('修锁', { number: '1123-104', lateCount: 2, stageAt: nov(24, 8) }),
			open('陪聊', { number: '1123-105', state: 'offering', round: 1, slot: wholeDay(nov(28)), urgency: 'booked' }),
			open('辅导', { number: '1123-106', state: 'rating', finishedAt: nov(19, 9) }),
			open('宣讲', { number: '1123-107', state: 'collected', stageAt: nov(24, 8, 25), lateCount: 1 }),
		]);
		expect(numbered(digestOf(board, NIEER, ZH, worldAt(at)))).toEqual([
			'①红 1123-101 理发 待确认时长，第9个工作日，限10个(已升中心)',
			'②红 1123-103 义诊 没人接，居民在等',
			'③红 1123-102 磨刀 过了时限还没完成(已升玉兴街道所)',
			'④红 1123-104 修锁 待集单，已过时限(已升中心)',
			'⑤红 1123-107 宣讲 待派，已过时限(已升玉兴街道所)',
			'⑥黄 找人中1',
			'⑦黄 未评1，可以打电话问问',
		]);
	});

	it('leaves out what is to be dispatched in time and orders that ended', () => {
		const board = boardOf([open('宣讲', { state: 'collected', stageAt: nov(24, 8, 25) }), open('宣讲', { state: 'merged' })]);
		expect(digestOf(board, NIEER, ZH, worldAt(at))).toBeNull();
	});
});

describe('the words of a line', () => {
	const at = nov(24, 8, 30);
	const line = (...args: Parameters<typeof open>) => numbered(digestOf(boardOf([open(...args)]), NIEER, ZH, worldAt(at)))[0];

	it('say when a visit is, as it was wanted', () => {
		const visit = (slot: ReturnType<typeof minute>) => line('理发', { state: 'accepted', slot });
		expect(visit(morning(nov(24)))).toBe('①今天 上午 理发');
		expect(visit(wholeDay(nov(24)))).toBe('①今天 理发');
		expect(visit({ start: nov(23, 8), end: nov(24, 18), grain: 'day' })).toBe('①今天 理发');
		expect(visit(minute(nov(24, 15)))).toBe('①今天 15:00 理发');
		expect(visit(minute(nov(25, 8)))).toBe('①明天上门1，最早明早8:00');
		expect(visit(minute(nov(25, 15)))).toBe('①明天上门1，最早明天15:00');
		expect(visit(minute(nov(23, 15)))).toBeUndefined();
	});

	it('say where it is, never the whole name', () => {
		const slot = minute(nov(24, 15));
		const place = (urgency: 'normal' | 'group', contactName: string | null, address: string | null) =>
			line('义诊', { state: 'accepted', slot, urgency }, { contactName, address });
		expect(place('normal', '赵建国', '聂耳路26号')).toBe('①今天 15:00 义诊 赵*家');
		expect(place('normal', null, '聂耳路26号2单元101室左手门')).toBe('①今天 15:00 义诊 聂耳路26号2单元101');
		expect(place('group', '赵建国', null)).toBe('①今天 15:00 义诊 赵*家');
		expect(place('normal', null, null)).toBe('①今天 15:00 义诊');
	});

	it('say what a search is about, also far ahead or without a time', () => {
		const search = (slot: ReturnType<typeof minute> | null) =>
			line('陪诊', { state: 'offering', round: 2, number: '1123-201', lateCount: 1, slot });
		expect(search(null)).toBe('①红 1123-201 陪诊 时间不限 无人接(已升玉兴街道所)');
		expect(search(minute(nov(28, 9)))).toBe('①红 1123-201 陪诊 11月28日9:00 无人接(已升玉兴街道所)');
	});

	it('name another day where a limit does not end today', () => {
		expect(line('理发', { stageAt: nov(24, 16), createdAt: nov(24, 16), urgency: 'group' })).toBe(
			'①黄 待集单1，最早的周四(11月26日)16:00到时限',
		);
	});

	it('count hours in working days, none on the day itself', () => {
		expect(line('理发', { state: 'confirming', finishedAt: nov(24, 8) })).toBe('①黄 待确认时长1');
	});
});

describe('the digest of a level above', () => {
	const at = nov(24, 8, 30);
	const late = open('修锁', { number: '1123-301', lateCount: 1, stageAt: nov(24, 8) });
	const inTime = open('理发', { stageAt: nov(24, 8, 20) });
	const elsewhere = open('磨刀', { number: '1123-303', unitCode: XINXING.code, stageAt: nov(24, 8, 20) });
	const board = boardOf([late, inTime, elsewhere]);

	it('has what moved up to it by name, and all of the stations without a coordinator', () => {
		expect(numbered(digestOf(board, YUXING, ZH, worldAt(at)))).toEqual([
			'①红 1123-301 修锁 待集单，已过时限(聂耳社区站)',
			'②黄 待集单1，最早的10:30到时限',
		]);
		expect(linesOf(digestOf(board, YUXING, ZH, worldAt(at)))[0]).toBe('【玉兴街道所 11月24日】昨天完成0');
	});

	it('says who holds a task only to others', () => {
		const own = open('修锁', { number: '1123-305', unitCode: YUXING.code, lateCount: 0, stageAt: nov(23, 9) });
		expect(numbered(digestOf(boardOf([own]), YUXING, ZH, worldAt(at)))).toEqual(['①红 1123-305 修锁 待集单，已过时限']);
		expect(digestOf(boardOf([own]), CENTER, ZH, worldAt(at))).toBeNull();
	});

	it('counts what all of its stations did', () => {
		const done = { done: 3, rated: 2, stars: 9 };
		expect(linesOf(digestOf(boardOf([late], { done }), YUXING, ZH, worldAt(at)))[0]).toBe(
			'【玉兴街道所 11月24日】昨天完成3，评4.5×2，未评1',
		);
	});

	it("is the dispatchers' too at the centre", () => {
		const toDispatch = open('陪诊', { number: '1123-306', state: 'collected', stageAt: nov(24, 8, 20) });
		const digest = digestOf(boardOf([toDispatch, late]), CENTER, ZH, worldAt(at));
		expect(linesOf(digest)[0]).toBe('【红塔区中心 11月24日】昨天完成0');
		expect(numbered(digest)).toEqual(['①黄 待派1，最早的10:30到时限']);
	});

	it('loads the unit and everything below it', () => {
		expect(unitsBelow(YUXING.code, worldAt(at))).toEqual([YUXING.code, NIEER.code, XINXING.code]);
		expect(unitsBelow(CENTER.code, worldAt(at))).toHaveLength(4);
		expect(unitsBelow(NIEER.code, worldAt(at))).toEqual([NIEER.code]);
	});
});

describe('working days', () => {
	const { calendar } = worldAt(nov(24));
	it('are those on which the unit works', () => {
		expect(isWorkday(nov(24, 20), calendar)).toBe(true);
		expect(isWorkday(nov(22, 10), calendar)).toBe(false);
		expect(isWorkday(nov(22, 10), worldAt(nov(24), { workHours: 'always' }).calendar)).toBe(true);
	});
	it('are counted from the day after', () => {
		expect(workdaysSince(nov(24, 9), nov(24, 18), calendar)).toBe(0);
		expect(workdaysSince(nov(20, 23), nov(23, 8), calendar)).toBe(1);
		expect(workdaysSince(nov(18, 15), nov(24, 8, 30), calendar)).toBe(4);
	});
	it('have a report of yesterday where nobody ever works', () => {
		const never = { ...worldAt(nov(24, 8)), calendar: { ...calendar, workHours: { always: false, windows: [], weekdays: [] } } };
		expect(digestPeriod(never).to - digestPeriod(never).from).toBeLessThanOrEqual(DAY + HOUR);
	});
});
