import { describe, expect, it } from 'vitest';
import { HOUR } from '../../db/domain/instant.ts';
import type { OrderEvent } from '../../db/domain/order-event.ts';
import type { Scene } from '../../db/domain/scene.ts';
import { BY, NOW, RESIDENT, sceneIn, worldAt } from './builders.ts';
import { expectHeard, type Heard } from './tell-table.ts';
import { advanced, heard } from './telling.ts';

const late = { type: 'late' } as const;
const byClock = (scene: Scene, event: OrderEvent, told: Heard) => expectHeard({ what: '', scene, event, by: BY.clock, heard: told });

describe('what the clock says when a limit has passed', () => {
	it('apology with a new time, the card one level up', () => {
		byClock(sceneIn('ordered'), late, {
			resident: [/对不起，1123-037还没看好，已请上一级.+前给您回话/],
			institute: [/【集单】1123-037[\s\S]+聂耳社区站没来得及看/],
			station: [/已升到上一级/],
		});
		byClock(sceneIn('collected'), late, { resident: [/还没派出去/], dispatcher: [/【待派】1123-037[\s\S]+过了派单时限/] });
		byClock(sceneIn('accepted'), late, {
			resident: [/没能按说好的时间办完/],
			leader: [/1123-037已过约好的时间/],
			member: [/1123-037已过约好的时间/],
			station: [/【超时】1123-037.+请打电话问巧手公益手艺队/],
			dispatcher: [/【超时】/],
		});
		byClock(sceneIn('unserved'), late, { resident: [/还没有安排上/] });
		byClock(sceneIn('returned'), late, {});
	});

	it('at the top level the card stays where it is', () => {
		byClock(sceneIn('ordered', { lateCount: 2 }), late, { resident: [/还没看好/], dispatcher: [/【集单】/] });
		expect(advanced(sceneIn('ordered', {}, { staff: [] }), late, BY.clock).tellings).toHaveLength(1);
	});

	it('in between', () => {
		byClock(sceneIn('offering'), { type: 'told', about: 'nobody-yet' }, { resident: [/1123-037暂时还没人接.+前给您准信/] });
		byClock(sceneIn('offering'), { type: 'told', about: 'something' }, {});
		byClock(sceneIn('unserved', { lateCount: 1 }), { type: 'setAside' }, { resident: [/1123-037先放下了/] });
	});

	it('promises no empty time when everything is due this very moment', () => {
		const world = worldAt(NOW + 100 * HOUR);
		const { tellings, move } = advanced(sceneIn('offering'), { type: 'told', about: 'nobody-yet' }, BY.clock, world);
		expect(move.promiseAt).toBeNull();
		expect(heard(tellings, RESIDENT)).toBe('单子1123-037暂时还没人接，我们继续找。尽快给您准信。');
	});
});
