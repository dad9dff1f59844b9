import { describe, expect, it } from 'vitest';
import {
	BY,
	crewRow,
	DISPATCHER,
	FAR,
	item,
	LEADER,
	MEMBER,
	MEMBER2,
	NOW,
	OTHER,
	OTHER_LEADER,
	offer,
	RESIDENT,
	STATION,
	sceneIn,
	TEAMS,
	WINNER,
	worldAt,
} from './builders.ts';
import { expectHeard, type Line } from './tell-table.ts';
import { advanced, heard, ids, textsTo } from './telling.ts';

const alone = item({ volunteers: 1 });
const risky = item({ risk: 'medium' });
const askTwo = { type: 'askRound', round: 2, teams: [{ teamId: OTHER, reasons: ['same-street'] }] } as const;
const short = { crew: [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked')] };

const LINES: readonly Line[] = [
	{
		what: '集单 that the rule dispatches: one text for the resident, not two',
		scene: sceneIn('ordered'),
		event: { type: 'collect' },
		by: BY.station,
		heard: { station: [/已集单 1123-037，正按常规/], resident: [/聂耳社区站看过了，正在问附近的队伍。.+前给您准信/] },
	},
	{
		what: '集单 that needs the dispatcher',
		scene: sceneIn('ordered', {}, { item: risky }),
		event: { type: 'collect' },
		by: BY.station,
		heard: { station: [/已交中心派单/], resident: [/已交中心派单/], dispatcher: [/【待派】1123-037.+\n需要您派单：有风险。\n①/] },
	},
	{
		what: 'nobody passes the gates: the order stays collected, the card names the gates',
		scene: sceneIn('ordered', {}, { item: item({ skills: ['木工'] }) }),
		event: { type: 'collect' },
		by: BY.station,
		heard: {
			station: [/已交中心派单/],
			resident: [/已交中心派单/],
			dispatcher: [/【待派】1123-037[\s\S]+本街道没有合适的队伍。\n没有符合条件的队伍：缺技能/],
		},
	},
	{
		what: '退回',
		scene: sceneIn('ordered'),
		event: { type: 'return', reason: '不在服务范围内' },
		by: BY.station,
		heard: { station: [/已退回 1123-037/], resident: [/1123-037没能收下：不在服务范围内。\n不同意可回“申诉”/] },
	},
	{
		what: '转12345',
		scene: sceneIn('collected'),
		event: { type: 'refer', reason: '路灯' },
		by: BY.station,
		heard: { resident: [/归政府热线办：路灯。请打12345/] },
	},
	{ what: 'merging has no words yet', scene: sceneIn('merged'), event: { type: 'split' }, by: BY.station, heard: {} },
	{
		what: 'the resident objects to 退回',
		scene: sceneIn('returned'),
		event: { type: 'object', reason: '还是需要' },
		by: BY.resident,
		heard: {
			resident: [/已收到您对1123-037的申诉，交中心重新看。.+前给您回话/],
			station: [/【申诉】1123-037 上门理发，居民不同意退回：还是需要/],
			dispatcher: [/【待派】1123-037[\s\S]+居民不同意退回：还是需要/],
		},
	},
	{
		what: 'the dispatcher asks one team',
		scene: sceneIn('collected'),
		event: { type: 'askRound', round: 1, teams: [{ teamId: OTHER, reasons: ['chosen'] }], chosen: OTHER },
		by: BY.dispatcher,
		heard: { dispatcher: [/已问新兴暖心队，1123-037等回话到/], resident: [/中心已经在问合适的队伍/] },
	},
	{
		what: 'the dispatcher asks in rounds',
		scene: sceneIn('collected'),
		event: askTwo,
		by: BY.dispatcher,
		heard: { dispatcher: [/第2轮已问1支队伍/], resident: [/中心已经在问/] },
	},
	{
		what: 'round 2 by the clock',
		scene: sceneIn('offering', {}, { offers: [offer(901, WINNER, 'sent')] }),
		event: askTwo,
		by: BY.clock,
		heard: { resident: [/1123-037还在找人，已扩大到全街道。.+前给您准信/] },
	},
	{
		what: 'round 3 by the clock',
		scene: sceneIn('offering'),
		event: { type: 'askRound', round: 3, teams: [{ teamId: FAR, reasons: ['open-pool'] }] },
		by: BY.clock,
		heard: { resident: [/已扩大到全区/] },
	},
	{
		what: 'the resident wants another try',
		scene: sceneIn('unserved'),
		event: { type: 'askRound', round: 1, teams: [{ teamId: WINNER, reasons: [] }], fresh: true },
		by: BY.resident,
		heard: { resident: [/1123-037再找一次/] },
	},
	{
		what: 'nobody: apology with choices and the card of the dispatcher at once',
		scene: sceneIn('offering', { round: 3 }),
		event: { type: 'nobody' },
		by: BY.clock,
		heard: { resident: [/实在抱歉.+1123-037/], dispatcher: [/【待派】1123-037[\s\S]+3轮都没有人接/] },
	},
	{
		what: 'the dispatcher gives up an order that a team holds: all who would have gone hear it',
		scene: sceneIn('accepted'),
		event: { type: 'giveUp', reason: '没有车' },
		by: BY.dispatcher,
		heard: {
			dispatcher: [/已记 1123-037 未能安排/],
			resident: [/没能安排上：没有车/],
			leader: [/由中心收回：没有车/],
			deputy: [/由中心收回/],
			member: [/由中心收回/],
		},
	},
	{
		what: 'the dispatcher gives up what nobody holds',
		scene: sceneIn('collected'),
		event: { type: 'giveUp', reason: '没有车' },
		by: BY.dispatcher,
		heard: { dispatcher: [/已记/], resident: [/没能安排上/] },
	},
	{
		what: '接: the winner with address and number, the resident with the team, members are asked',
		scene: sceneIn('offering'),
		event: { type: 'accept', teamId: WINNER, offerId: offer(901, WINNER, 'sent').id },
		by: BY.leader,
		heard: {
			leader: [/^接单成功 1123-037。您算一位，还差1人，已问队里3位；要点名就回“加 李\*”。$/, /东风路8号3幢2单元[\s\S]+李桂芬 13855506789/],
			resident: [/好消息：巧手公益手艺队接单了/],
			deputy: [/王\*接了.+1123-037.+还差1人，来吗？/],
			member: [/还差1人/],
			member2: [/还差1人/],
		},
	},
	{
		what: '接 for one alone: the crew stands at once',
		scene: sceneIn('offering', {}, { item: alone }),
		event: { type: 'accept', teamId: WINNER, offerId: offer(901, WINNER, 'sent').id },
		by: BY.leader,
		heard: {
			leader: [/^接单成功 1123-037。您算一位。$/, /东风路/],
			resident: [/巧手公益手艺队接单了/, /来的是王\*1位/],
		},
	},
	{
		what: '不便 tells only who said it',
		scene: sceneIn('offering'),
		event: { type: 'decline', teamId: OTHER },
		by: BY.otherLeader,
		heard: { other: [/1123-037不麻烦你们了.+不影响积分和评价/] },
	},
	{
		what: 'a member joins and the crew stands',
		scene: sceneIn('accepted', {}, short),
		event: { type: 'join' },
		by: BY.member,
		heard: {
			member: [/^已加入 1123-037，和王\*同去。$/, /地址：.+东风路/],
			leader: [/吴\*来了，1123-037人齐了。/],
			resident: [/来的是王\*、吴\*2位/],
		},
	},
	{
		what: 'the first of three joins alone',
		scene: sceneIn('accepted', {}, { item: item({ volunteers: 3 }), crew: [crewRow(MEMBER, 'asked')] }),
		event: { type: 'join' },
		by: BY.member,
		heard: { member: [/^已加入 1123-037。$/, /东风路/] },
	},
	{
		what: 'a member cannot come',
		scene: sceneIn('accepted', {}, short),
		event: { type: 'declineCrew' },
		by: BY.member,
		heard: {
			member: [/这次不麻烦您/],
			leader: [/吴\*这次来不了，1123-037还差1人/, /^1123-037 上门理发 还差1人，队里没人应。$/],
			station: [/【缺人】1123-037.+队里没有可问的人了/],
		},
	},
	{
		what: 'a member cannot come while another has not answered',
		scene: sceneIn('accepted', {}, { crew: [...short.crew, crewRow(MEMBER2, 'asked')] }),
		event: { type: 'declineCrew' },
		by: BY.member,
		heard: { member: [/这次不麻烦您/], leader: [/吴\*这次来不了，1123-037还差1人/] },
	},
	{
		what: 'the leader asks again: who did not answer and who said no',
		scene: sceneIn('accepted', {}, { crew: [crewRow(LEADER, 'joined'), crewRow(MEMBER, 'asked'), crewRow(MEMBER2, 'declined')] }),
		event: { type: 'askMembers', personIds: [MEMBER.id, MEMBER2.id] },
		by: BY.leader,
		heard: { leader: [/^已问吴\*、郑\*\(1123-037\)，本人答应才算/], member: [/^王\*接了/], member2: [/^王\*接了.+还差1人，来吗/] },
	},
	{
		what: 'the station lets a short crew go',
		scene: sceneIn('accepted', {}, { crew: [crewRow(MEMBER, 'joined')] }),
		event: { type: 'letGoShort', reason: '家里有人搭手' },
		by: BY.station,
		heard: {
			station: [/^已同意 1123-037 由1位先去/],
			member: [/聂耳社区站同意1123-037由你们1位先去：家里有人搭手/],
			leader: [/同意1123-037/],
			deputy: [/同意1123-037/],
			resident: [/1123-037来的是吴\*1位，人比原定的少，聂耳社区站看过可以：家里有人搭手/],
		},
	},
	{
		what: 'the last 不便 of a round: the next one is asked at once, and the resident hears it',
		scene: sceneIn('offering', {}, { offers: [offer(901, WINNER, 'declined'), offer(902, OTHER, 'sent')] }),
		event: { type: 'decline', teamId: OTHER },
		by: BY.otherLeader,
		heard: { other: [/不麻烦你们了/], resident: [/已扩大到全区/] },
	},
	{
		what: 'the last 不便 of the last round: the apology at once',
		scene: sceneIn('offering', { round: 3 }, { offers: [offer(901, WINNER, 'sent'), offer(902, OTHER, 'sent', 1, 3)] }),
		event: { type: 'decline', teamId: OTHER },
		by: BY.otherLeader,
		heard: { other: [/不麻烦你们了/], resident: [/实在抱歉/], dispatcher: [/3轮都没有人接/] },
	},
	{
		what: '请假 of one while another stays: the others are asked',
		scene: sceneIn('accepted'),
		event: { type: 'leaveCrew', reason: '临时有事' },
		by: BY.member,
		heard: {
			member: [/已告诉同去的人/],
			leader: [/吴\*临时有事来不了，1123-037还差1人/],
			resident: [/还有一位志愿者在找/],
			station: [/正在换人/],
			deputy: [/^【急补】王\*接了/],
			member2: [/^【急补】王\*接了/],
		},
	},
	{
		what: '请假 of one too many',
		scene: sceneIn('accepted', {}, { item: alone }),
		event: { type: 'leaveCrew', reason: '' },
		by: BY.member,
		heard: { member: [/已告诉同去的人/], leader: [/吴\*临时有事来不了，1123-037人齐了/] },
	},
	{
		what: 'the last one out',
		scene: sceneIn('accepted', {}, { crew: [crewRow(MEMBER, 'joined')] }),
		event: { type: 'leaveCrew', reason: '生病' },
		by: BY.member,
		heard: { member: [/正在找替补/], resident: [/原志愿者临时有事，正在换人\(1123-037\)。.+前给您回话/], station: [/正在换人/] },
	},
	{
		what: 'the team hands back',
		scene: sceneIn('accepted'),
		event: { type: 'handBack', reason: '人手不够' },
		by: BY.leader,
		heard: { leader: [/已退给中心，正在找替补/], member: [/退给中心了，不用去了/], resident: [/正在换人/], station: [/正在换人/] },
	},
	{
		what: 'handed back with nobody left to ask: apology and card at once',
		scene: sceneIn('accepted'),
		event: { type: 'handBack', reason: '人手不够' },
		by: BY.leader,
		world: worldAt(NOW, { teams: TEAMS.filter((team) => team.id === WINNER) }),
		heard: { leader: [/已退给中心/], member: [/不用去了/], resident: [/实在抱歉/], dispatcher: [/【待派】1123-037/] },
	},
];

describe('an office is called what it is', () => {
	it.each([
		['1', '红塔区', 'center', /^红塔区中心看过了/],
		['11', '玉兴街道', 'institute', /^玉兴街道所看过了/],
	] as const)('%s', (code, name, kind, said) => {
		const scene = sceneIn('ordered', {}, { unit: { code, name, kind, parentCode: null } });
		expect(heard(advanced(scene, { type: 'collect' }, BY.station).tellings, RESIDENT)).toMatch(said);
	});
});

describe('who hears what while a team is sought', () => {
	it.each(LINES)('$what', (line) => {
		expectHeard(line);
	});

	it('a team without members: the station is asked to help', () => {
		const teams = [{ id: OTHER, name: '新兴暖心队', leaders: [OTHER_LEADER], members: [] }];
		const { tellings } = advanced(
			sceneIn('offering', {}, { teams }),
			{ type: 'accept', teamId: OTHER, offerId: offer(902, OTHER, 'sent').id },
			BY.otherLeader,
		);
		expect(heard(tellings, OTHER_LEADER)).toContain('还差1人，队里没有别的人可问，请站里帮忙找');
		expect(textsTo(tellings, STATION)).toEqual([expect.stringMatching(/【缺人】1123-037.+新兴暖心队还差1人/)]);
	});

	it('the apology offers another time, another try, a call, and cancelling', () => {
		const { tellings } = advanced(sceneIn('offering', { round: 3 }), { type: 'nobody' }, BY.clock);
		expect(ids(tellings.find((telling) => telling.to === RESIDENT.id))).toEqual(['retime:77', 'again:77', 'human:77', 'cancel-yes:77']);
		expect(ids(tellings.find((telling) => telling.to === DISPATCHER.id))).toEqual([
			'dispatch:77:501',
			'dispatch:77:502',
			'dispatch:77:503',
			'auto:77',
		]);
	});
});
