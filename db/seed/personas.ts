import { YUXING } from './district.ts';

/** Demo people (contract §4): invented names and numbers. */
export interface Persona {
	readonly persona: string;
	/** Shown beside the talk: what this person is. */
	readonly label: string;
	readonly labelEn: string;
	readonly name: string;
	readonly phone: string;
	readonly homeUnit: string;
	readonly hardship?: boolean;
	readonly role?: { readonly role: 'coordinator' | 'dispatcher' | 'editor' | 'admin'; readonly unit: string };
	readonly team?: { readonly code: string; readonly role: 'leader' | 'member' };
}

const NIEER = '530402001009';
const BEIYUAN = '530402001005';
const YANHE = '530402008001';
const XIAOSHIQIAO = '530402201201';
const CENTER = '530402';

const YUXING_BRIGADE = `DD-${YUXING}`;
const HEALTH_BRIGADE = 'DZ-HEALTH';
const HANDICRAFT = 'YFJ';

export const PERSONAS: readonly Persona[] = [
	{
		persona: 'resident-1',
		label: '居民，住聂耳社区',
		labelEn: 'Resident, lives in 聂耳社区',
		name: '张桂兰',
		phone: '13800138001',
		homeUnit: NIEER,
		hardship: true,
	},
	{
		persona: 'resident-2',
		label: '居民，住聂耳社区',
		labelEn: 'Resident, lives in 聂耳社区',
		name: '李国庆',
		phone: '13800138002',
		homeUnit: NIEER,
		hardship: true,
	},
	{
		persona: 'resident-3',
		label: '居民，住研和社区',
		labelEn: 'Resident, lives in 研和社区',
		name: '杨秀英',
		phone: '13800138003',
		homeUnit: YANHE,
		hardship: true,
	},
	{
		persona: 'resident-4',
		label: '居民，住北苑社区',
		labelEn: 'Resident, lives in 北苑社区',
		name: '普丽芬',
		phone: '13800138004',
		homeUnit: BEIYUAN,
		hardship: true,
	},
	{
		persona: 'resident-5',
		label: '居民，住小石桥村',
		labelEn: 'Resident, lives in 小石桥村',
		name: '矣文明',
		phone: '13800138005',
		homeUnit: XIAOSHIQIAO,
		hardship: true,
	},
	{
		persona: 'leader-1',
		label: '队长，巧手公益手艺队',
		labelEn: 'Leader, 巧手公益手艺队',
		name: '王建平',
		phone: '13800138011',
		homeUnit: NIEER,
		team: { code: HANDICRAFT, role: 'leader' },
	},
	{
		persona: 'leader-2',
		label: '队长，玉兴街道大队',
		labelEn: 'Leader, 玉兴街道大队',
		name: '陈丽琼',
		phone: '13800138012',
		homeUnit: BEIYUAN,
		team: { code: YUXING_BRIGADE, role: 'leader' },
	},
	{
		persona: 'leader-3',
		label: '队长，健康体育直属大队',
		labelEn: 'Leader, 健康体育直属大队',
		name: '赵永康',
		phone: '13800138013',
		homeUnit: NIEER,
		team: { code: HEALTH_BRIGADE, role: 'leader' },
	},
	{
		persona: 'volunteer-1',
		label: '志愿者，巧手公益手艺队',
		labelEn: 'Volunteer, 巧手公益手艺队',
		name: '李春梅',
		phone: '13800138021',
		homeUnit: NIEER,
		team: { code: HANDICRAFT, role: 'member' },
	},
	{
		persona: 'volunteer-2',
		label: '志愿者，巧手公益手艺队',
		labelEn: 'Volunteer, 巧手公益手艺队',
		name: '周立新',
		phone: '13800138022',
		homeUnit: NIEER,
		team: { code: HANDICRAFT, role: 'member' },
	},
	{
		persona: 'volunteer-3',
		label: '志愿者，玉兴街道大队',
		labelEn: 'Volunteer, 玉兴街道大队',
		name: '马晓燕',
		phone: '13800138023',
		homeUnit: BEIYUAN,
		team: { code: YUXING_BRIGADE, role: 'member' },
	},
	{
		persona: 'volunteer-4',
		label: '志愿者，健康体育直属大队',
		labelEn: 'Volunteer, 健康体育直属大队',
		name: '孙志强',
		phone: '13800138024',
		homeUnit: NIEER,
		team: { code: HEALTH_BRIGADE, role: 'member' },
	},
	{
		persona: 'station-nieer',
		label: '聂耳社区站',
		labelEn: '聂耳社区 station',
		name: '何敏',
		phone: '13800138031',
		homeUnit: NIEER,
		role: { role: 'coordinator', unit: NIEER },
	},
	{
		persona: 'institute-yuxing',
		label: '玉兴街道所',
		labelEn: '玉兴街道 office',
		name: '段永红',
		phone: '13800138032',
		homeUnit: NIEER,
		role: { role: 'coordinator', unit: YUXING },
	},
	{
		persona: 'dispatcher',
		label: '中心派单',
		labelEn: 'Centre dispatch',
		name: '许志远',
		phone: '13800138033',
		homeUnit: NIEER,
		role: { role: 'dispatcher', unit: CENTER },
	},
	{
		persona: 'editor',
		label: '媒体编辑',
		labelEn: 'Media editor',
		name: '钱晓月',
		phone: '13800138034',
		homeUnit: NIEER,
		role: { role: 'editor', unit: CENTER },
	},
	{
		persona: 'admin',
		label: '管理员',
		labelEn: 'Administrator',
		name: '郑立',
		phone: '13800138035',
		homeUnit: NIEER,
		role: { role: 'admin', unit: CENTER },
	},
];
