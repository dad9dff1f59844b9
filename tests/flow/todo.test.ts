import { describe, expect, it } from 'vitest';
import type { Viewer } from '../../bot/flow/duty.ts';
import { isTodoKind, todoOf } from '../../bot/flow/todo.ts';
import { boardOf, CENTER, minute, NIEER, nov, open, worldAt, XINXING, YUXING } from './digest-samples.ts';

const viewer = (given: Partial<Viewer>): Viewer => ({ language: 'zh-CN', coordinates: [], dispatches: false, ...given });
const station = viewer({ coordinates: [NIEER.code] });
const institute = viewer({ coordinates: [YUXING.code] });
const dispatcher = viewer({ dispatches: true });
const world = worldAt(nov(24, 9));

const collect = open('理发', { number: '1124-001', stageAt: nov(24, 8, 40), createdAt: nov(24, 8, 40) });
const hours = open('磨刀', { number: '1120-002', state: 'confirming', finishedAt: nov(20, 15) });
const unserved = open('义诊', { number: '1123-003', state: 'unserved', stageAt: nov(23, 12) });
const collected = open('陪诊', { number: '1124-004', state: 'collected', stageAt: nov(24, 8, 50) });
const searching = open('辅导', {
	number: '1124-005',
	state: 'offering',
	round: 1,
	stageAt: nov(24, 8, 50),
	slot: minute(nov(28, 9)),
	urgency: 'booked',
});
const near = open('家电', { number: '1124-006', state: 'offering', round: 3, stageAt: nov(24, 8), slot: minute(nov(24, 18)) });
const visit = open('陪聊', { number: '1124-007', state: 'accepted', slot: minute(nov(24, 10)) }, { contactName: '李四', address: null });
const rating = open('讲座', { number: '1119-008', state: 'rating', finishedAt: nov(19, 9) });
const board = boardOf([collect, hours, unserved, collected, searching, near, visit, rating]);

const lines = (text: string) => text.split('\n');

describe('待办', () => {
	it('lists what waits for the station, the oldest deadline first; a number opens the card', () => {
		const todo = todoOf(board, station, world);
		expect(lines(todo.text)).toEqual([
			'【待办】4件，最急的在前',
			'①红 1123-003 义诊 没人接，居民在等',
			'②1124-001 理发 待集单，10:40到时限',
			'③红 1124-006 家电 今天 18:00 无人接',
			'④1120-002 磨刀 待确认时长，第2个工作日',
			'回编号打开那张单',
		]);
		expect(todo.choices).toEqual([
			{ id: `track:${unserved.order.id}`, label: '1123-003 没人接' },
			{ id: `track:${collect.order.id}`, label: '1124-001 集单' },
			{ id: `track:${near.order.id}`, label: '1124-006 找人' },
			{ id: `track:${hours.order.id}`, label: '1120-002 时长' },
		]);
	});

	it('brings the dispatcher what is to be dispatched and what nobody took', () => {
		expect(lines(todoOf(board, dispatcher, world).text)).toEqual([
			'【待办】3件，最急的在前',
			'①红 1123-003 义诊 没人接，居民在等(聂耳社区站)',
			'②1124-004 陪诊 待派，10:50到时限',
			'③红 1124-006 家电 今天 18:00 无人接(聂耳社区站)',
			'回编号打开那张单',
		]);
	});

	it('brings the dispatcher what nobody below answers for, and what has moved up that far', () => {
		const alone = open('修锁', { number: '1124-011', unitCode: XINXING.code, stageAt: nov(24, 8, 40) });
		expect(todoOf(boardOf([alone], { staffed: [NIEER.code] }), dispatcher, world).text).toContain('1124-011');
		expect(todoOf(boardOf([alone]), dispatcher, world).text).not.toContain('1124-011');
		const late = open('修锁', { number: '1124-012', lateCount: 2, stageAt: nov(24, 8, 40) });
		expect(todoOf(boardOf([late]), dispatcher, world).text).toContain('1124-012');
		expect(todoOf(boardOf([late]), institute, world).text).toContain('1124-012');
	});

	it('keeps what moved up away from the level above until then', () => {
		expect(todoOf(board, institute, world)).toEqual({ text: '现在没有要办的。有新单会发给您。', choices: [] });
		const alarm = open('磨刀', { number: '1117-013', state: 'confirming', finishedAt: nov(16, 15) });
		expect(todoOf(boardOf([alarm]), institute, world).text).toContain('1117-013');
	});

	it('with nothing to do says what goes on by itself', () => {
		const running = boardOf([
			open('辅导', { state: 'offering', round: 1, slot: { start: nov(28, 9), end: nov(28, 10), grain: 'minute' } }),
			open('讲座', { state: 'rating', finishedAt: nov(23, 15) }),
			open('讲座', { state: 'rating', finishedAt: nov(23, 16) }),
		]);
		const todo = todoOf(running, station, world);
		expect(todo.text).toBe('现在没有要办的。自己在走的：找人中1、等评2。有新单会发给您。');
		expect(todo.choices.map(({ id }) => id)).toEqual(['todo:search', 'todo:rating']);
	});

	it('shows one kind when a line of the digest asked for it', () => {
		const of = (kind: Parameters<typeof todoOf>[3]) => lines(todoOf(board, station, world, kind).text).slice(1, -1);
		expect(of('search')).toEqual(['①红 1124-006 家电 今天 18:00 无人接', '②1124-005 辅导 11月28日9:00 找人中，20:50到时限']);
		expect(of('visit')).toEqual(['①今天 10:00 陪聊 李*家']);
		expect(of('tomorrow')).toEqual([]);
		expect(of('rating')).toEqual(['①1119-008 讲座 未评，可以打电话问问']);
		expect(of('dispatch')).toEqual([]);
		expect(isTodoKind('hours')).toBe(true);
		expect(isTodoKind('nonsense')).toBe(false);
	});

	it('is short; the rest is counted', () => {
		const many = Array.from({ length: 18 }, () => open('理发', { state: 'unserved' }));
		const todo = todoOf(boardOf(many), station, world);
		expect(todo.choices).toHaveLength(15);
		expect(lines(todo.text).at(-1)).toBe('还有3件没列出，办完再回“待办”');
	});

	it('is the same for somebody who answers for two units', () => {
		const both = viewer({ coordinates: [NIEER.code, CENTER.code], dispatches: true });
		expect(todoOf(board, both, world).choices).toHaveLength(5);
	});
});
