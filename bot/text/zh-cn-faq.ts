/** Answers about the desk itself. Whoever changes what a rule says raises the version in rules-version.ts. */
export const faqTexts = {
	'faq.fees': '志愿服务不收钱，也不能垫付、转账。有人收费请发“举报”。',
	'faq.pay': '志愿服务没有工资和报酬。服务时长会如实记下来，可以请站里出具服务记录。',
	'faq.join':
		'欢迎！当志愿者要登记称呼、年龄、住在哪里、会做什么、哪些时间有空。点“找人工”，社区站的同志帮您登记，也可以直接去社区站。14到17岁要监护人同意。（{version}版）',
	'faq.points':
		'积分跟着服务时长走：1小时记1分，难一些的记1.2分或1.5分；居民评5分再加两成，评2分以下不记。24个月没用会过期，过期前提醒两次；不能换钱，不能转给别人。查积分和兑换请找社区站，这里还办不了。（{version}版）',
	'faq.age':
		'请人帮忙不要身份证，说称呼和地点就行。当志愿者满18岁可以自己登记，14到17岁要监护人同意，更小的请爸爸妈妈或监护人来跟我说；身份证号要到第一次需要保险的任务前才问。（{version}版）',
	'faq.hours': '我24小时都在，随时可以说。社区站{days}{hours}看单。{night}',
	'faq.hours-always': '我24小时都在，社区站也随时看单。{night}',
	'faq.night': '{from}到{to}不打扰志愿者，急的除外。',
	'faq.days-week': '周一到周五',
	'faq.days-all': '每天',
	'faq.days-some': '工作日',
	'faq.window': '{from}–{to}',
	'faq.privacy':
		'您的称呼、电话、地址只用来安排您的服务：志愿服务队接单以后才能看到，服务做完就看不到了；不公开，也不给别人。回“我的信息”看我记着什么。',
	'faq.who':
		'我是五单服务台的机器人，不是真人；要跟真人说，回“人工”。我能帮您请志愿者：上门理发、修小家电、陪诊、教手机等等，都不收钱。直接说一句就行，例如“想找人来家里剪头发”。怎么用回“帮助”。',
	'faq.choice-fees': '收费吗',
	'faq.choice-join': '怎么当志愿者',
	'faq.choice-points': '积分怎么算',
	'faq.choice-age': '要身份证吗，几岁能当',
	'faq.choice-hours': '几点有人',
	'faq.choice-privacy': '个人信息怎么用',
	'faq.choice-pay': '志愿者有补贴吗',
	'faq.choice-who': '你会做什么',
} as const;
