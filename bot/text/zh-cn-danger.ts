/** Emergencies: the number to ring comes first (understanding.md §3, desk.md §4). */
export const dangerTexts = {
	'station.danger': '【急】{unit}一位居民说：“{said}”\n已请他拨打{phone}。电话{contact}。请马上联系核实。',
	'danger.119': '【请马上打电话】119！着火、煤气、被困都打119，先离开危险的地方。',
	'danger.120': '【请马上打电话】120！受伤、急病打120，别挂电话，听医生说怎么做。',
	'danger.110': '【请马上打电话】110！有危险或被骗打110，先到安全的地方，不要转账。',
	'danger.crisis': '【请先打120或110，也可以打心理援助热线12356】谢谢您告诉我，您现在的安全最要紧，也可以让身边的人陪着您。',
	'duty.told': '打完告诉我地址。我已通知值班人员，他们会马上联系您。',
	'duty.nobody': '请务必自己打电话，这里现在没有人值班。',
	'danger.ask': '现在有人有危险吗？着火、被困打119，受伤、急病打120，被打、被骗、有危险打110，不用等我回话。',
	'danger.choice-119': '着火',
	'danger.choice-120': '受伤',
	'danger.choice-110': '被打或被骗',
	'danger.choice-crisis': '不想活了',
	'danger.choice-safe': '没有',
	'danger.safe': '好，没事就好。有危险随时打110、119、120。',
	'station.danger-silent': '【急】{unit}一位居民说：“{said}”\n问了现在有没有危险，没有回答。电话{contact}。请马上联系核实。',
} as const;
