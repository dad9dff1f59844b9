import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, noBrowser, openHouse } from './house.ts';

/** One order from the first sentence to 已结, by nothing but reading, typing and pressing. */
describe.skipIf(noBrowser)('an order in four pages', () => {
	let house: House;
	beforeAll(async () => {
		house = await openHouse();
	});
	afterAll(() => house.close());

	test('is placed, offered, accepted, served and rated; the seals move with it', async () => {
		const [resident, station, leader, member] = await Promise.all([
			house.seat('resident-1'),
			house.seat('station-nieer'),
			house.seat('leader-1'),
			house.seat('volunteer-1'),
		]);

		await resident.say('我奶奶85了走不动，想找人来家里剪个头发');
		await resident.hears(/上门理发/);
		await resident.press('聂耳社区');
		await resident.say('周四上午');
		expect(await resident.hears(/请知悉/)).toContain('玉兴街道聂耳社区');
		await resident.press('确认下单');
		const [number = ''] = /\d{4}-\d{3,}/.exec(await resident.hears(/已点单/)) ?? [];
		await resident.seesSeals('dnttt');

		await station.hears(new RegExp(`集单\\s*${number}`));
		await station.press('确认');
		await resident.hears(/正在问附近的队伍/);
		await resident.seesSeals('dddnt');

		expect(await leader.hears(new RegExp(`派单\\s*${number}`))).not.toContain('13800138001');
		await leader.press('接');
		await leader.hears(new RegExp(`接单成功 ${number}`));
		await leader.hears(/张桂兰 13800138001/);
		await resident.hears(/巧手公益手艺队接单了/);
		await resident.seesSeals('dddht');
		await member.press('接');
		await member.hears(new RegExp(`已加入 ${number}`));
		await leader.hears(/人齐了/);

		await member.say('出发');
		await member.press('现在出发');
		await resident.hears(/已经出发/);
		await member.say('到了');
		await member.press('现在到了');
		await resident.hears(/到了\(/);
		await resident.page.getByRole('img', { name: '正在服务' }).waitFor();
		await leader.say('完成');
		await leader.hears(/已记录/);
		await resident.seesSeals('ddddn');

		await station.press('确认时长');
		await station.hears(/已确认/);
		await resident.press('5 很好');
		await resident.hears(/谢谢/);
		await resident.seesSeals('');
		await resident.say(`查${number}`);
		await resident.hears(/已结/);

		for (const person of [resident, station, leader, member]) expect(person.faults).toEqual([]);
	});
});
