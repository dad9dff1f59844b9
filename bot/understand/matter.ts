import { normalise } from './normalise.ts';

/** What a complaint to the government hotline is about. It is all that the desk keeps of one. */
export const MATTERS = [
	'lamp',
	'noise',
	'wages',
	'health',
	'school',
	'property',
	'water',
	'power',
	'road',
	'rubbish',
	'housing',
	'transport',
	'shop',
	'office',
	'other',
] as const;
export type Matter = (typeof MATTERS)[number];

/** The first that fits counts: who is to act stands before what it is about. */
const SAID: readonly (readonly [matter: Matter, words: RegExp])[] = [
	['lamp', /路灯|\bstreet ?(?:light|lamp)s?\b/u],
	['noise', /噪音|噪声|太吵|吵得|吵死|扰民|广场舞|喇叭|麻将馆|夜市|\bnois[ey]\b|\btoo loud\b/u],
	['wages', /工资|工钱|欠薪|血汗钱|不给钱|没结|劳动合同|工伤|加班费|计件|\b(?:wages?|salary|unpaid)\b/u],
	['health', /医院|医保|医生|护士|诊所|药店|卫生院|报销|疫苗|\b(?:hospital|clinic|doctor)\b/u],
	['school', /学校|老师|学费|补课|食堂|幼儿园|培训班|校门|学区|毕业证|\b(?:school|teacher|kindergarten)\b/u],
	['property', /物业|电梯|业委会|保安|维修基金|消防通道|楼道|\bproperty (?:management|manager|company)\b|\b(?:lift|elevator)\b/u],
	['water', /停水|自来水|水压|水管|水厂|污水|下水道|内涝|水质|化粪池|\b(?:tap water|water (?:pressure|supply)|sewage|drain)\b/u],
	['power', /停电|断电|电线|电杆|高压线|电压|电费|供电|燃气|天然气|宽带|\b(?:power cut|electricity|gas (?:supply|company))\b/u],
	['road', /路面|坑|井盖|人行道|红绿灯|斑马线|护栏|修路|塌|桥头|\b(?:road|potholes?|manhole|pavement|traffic light)\b/u],
	['rubbish', /垃圾|臭味|酸臭|脏乱|油烟|污染|黑烟|烧秸秆|公厕|厕所|粪|\b(?:rubbish|garbage|trash|smell|pollution)\b/u],
	['housing', /房产证|开发商|烂尾|拆迁|征地|违建|公租房|宅基地|审批|土地|房东|\b(?:landlord|developer|demolition)\b/u],
	['transport', /公交|末班车|出租|的士|司机|网约车|快递|停车|高铁|班车|\b(?:bus|taxi|parking|parcel)\b/u],
	['shop', /商家|店|退款|退钱|超市|假货|网购|缺斤|短斤|秤|会员|办卡|卡里|健身房|食品|旅行社|\b(?:shop|store|refund|restaurant)\b/u],
	['office', /窗口|办事|村委|居委|社保|养老金|低保|户口|证明|镇上|街道办|\b(?:office|clerk|pension)\b/u],
];

/** What a complaint is about; `other` where nothing tells. */
export function matterOf(text: string): Matter {
	const said = normalise(text);
	return SAID.find(([, words]) => words.test(said))?.[0] ?? 'other';
}
