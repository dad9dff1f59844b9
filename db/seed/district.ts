import type { Item } from '../domain/order.ts';
import type { TeamKind, UnitKind } from '../domain/team.ts';
import divisions from './divisions.json' with { type: 'json' };
import { createDraw } from './draw.ts';
import menu from './menu.json' with { type: 'json' };

/** The Hongta district as rows (contract §0.19): units, menu and the 302 teams, the same every time. */

export const unitRows = divisions.units.map(({ kind, parent, ...unit }) => ({ ...unit, kind: kind as UnitKind, parentCode: parent }));

export const platformRows = menu.platforms.map((platform, position) => ({
	code: platform.code,
	name: platform.name_zh,
	nameEn: platform.name_en,
	position,
}));

export const itemRows = menu.items.map((item, position) => ({
	code: item.id,
	platformCode: item.platform,
	name: item.name_zh,
	nameEn: item.name_en,
	description: item.desc_zh,
	descriptionEn: item.desc_en,
	durationMin: item.duration_min,
	volunteers: item.volunteers,
	leadTimeH: item.lead_time_h,
	skills: item.skills,
	mode: item.mode as Item['mode'],
	orderer: item.orderer as Item['orderer'],
	qualification: item.qualification,
	risk: item.risk as Item['risk'],
	minorsMayServe: item.minors_may_serve,
	twoPersonRule: item.two_person_rule,
	childBeneficiary: item.child_beneficiary,
	marketStall: item.market_stall,
	urgentOk: item.urgent_ok,
	defaultTeams: item.default_teams,
	limit: item.limit_zh,
	limitEn: item.limit_en,
	position,
}));

export const phraseRows = menu.items.flatMap((item) =>
	[...item.synonyms, ...item.synonyms_en].map((phrase) => ({ phrase, itemCode: item.id })),
);

export const kindItemRows = Object.entries(menu.kinds).flatMap(([kind, codes]) =>
	codes.map((itemCode, position) => ({ kind, itemCode, position })),
);

/** A team before its insurance has a date: the seed turns `insured` into `insuredUntil`. */
export interface TeamRow {
	readonly code: string;
	readonly name: string;
	readonly kind: TeamKind;
	readonly unitCode: string | null;
	readonly baseUnitCode: string | null;
	readonly platforms: string[];
	readonly skills: string[];
	readonly qualifications: string[];
	readonly insured: boolean;
}

const center = unitRows.find((unit) => unit.kind === 'center')?.code ?? null;
const institutes = unitRows.filter((unit) => unit.kind === 'institute');
const stations = unitRows.filter((unit) => unit.kind === 'station');
const allPlatforms = platformRows.map((platform) => platform.code);

/** 玉兴街道: the one 大队 that cuts hair, and that of leader-2. */
export const YUXING = '530402001';
const HAIRCUT = '理发';

/** Every skill that a low-risk item without qualification needs. */
const plainSkills = [
	...new Set(itemRows.filter((item) => item.risk === 'low' && item.qualification === null).flatMap((item) => item.skills)),
];

function kindOf(team: (typeof menu.teams)[number]): TeamKind {
	if (team.id === 'ZD') return 'headquarters';
	return team.kind === 'structure' ? 'direct' : 'group';
}

const named: TeamRow[] = menu.teams.map((team) => ({
	code: team.id,
	name: team.name_zh,
	kind: kindOf(team),
	unitCode: team.kind === 'structure' ? center : null,
	baseUnitCode: team.base_unit,
	platforms: team.platforms,
	skills: team.skills,
	qualifications: team.qualifications,
	insured: team.insured,
}));

const brigades: TeamRow[] = institutes.map((unit) => ({
	code: `DD-${unit.code}`,
	name: `${unit.name}志愿服务大队`,
	kind: 'institute',
	unitCode: unit.code,
	baseUnitCode: null,
	platforms: allPlatforms,
	skills: plainSkills.filter((skill) => skill !== HAIRCUT || unit.code === YUXING),
	qualifications: [],
	insured: unit.code === YUXING,
}));

const squads: TeamRow[] = stations.map((unit) => ({
	code: `FWD-${unit.code}`,
	name: `${unit.name}志愿服务队`,
	kind: 'station',
	unitCode: unit.code,
	baseUnitCode: null,
	platforms: ['CIVIC', 'HEALTH'],
	skills: ['跑腿', '陪伴', '保洁'],
	qualifications: [],
	insured: false,
}));

/** Ways a unit's or a social group's team is called. */
const THEMES: readonly [string, ...string[]] = [
	'夕阳红文艺队',
	'银龄互助队',
	'邻里帮帮团',
	'巾帼服务队',
	'青春志愿队',
	'晨光健身队',
	'书香阅读队',
	'绿色家园队',
	'老兵先锋队',
	'民情访谈队',
	'亲子共学队',
	'便民维修队',
];
const GROUPS = 169;

/** Skills of generated groups. Hair is cut by the named ones: contract §0.19 names who can. */
const groupSkills = [...new Set(itemRows.flatMap((item) => item.skills))].filter((skill) => skill !== HAIRCUT).sort();

function groupRows(): TeamRow[] {
	const draw = createDraw(530_402);
	return Array.from({ length: GROUPS }, (_, i) => {
		const station = stations[i % stations.length];
		const theme = THEMES[(i + Math.floor(i / stations.length) * 5) % THEMES.length] ?? THEMES[0];
		return {
			code: `G${String(i + 1).padStart(3, '0')}`,
			name: `${station?.name ?? ''}${theme}`,
			kind: 'group',
			unitCode: null,
			baseUnitCode: station?.code ?? null,
			platforms: draw.some(allPlatforms, 2),
			skills: draw.some(groupSkills, 4),
			qualifications: [],
			insured: false,
		};
	});
}

/** 1 + 6 + 11 + 105 structural, the 10 others of the menu data, 169 generated: 302. */
export const teamRows: readonly TeamRow[] = [...named, ...brigades, ...squads, ...groupRows()];
