/** Emergencies: the number to ring comes first (understanding.md §3, desk.md §4). */
export const dangerTexts = {
	'station.danger': '【急】{unit}一位居民说：“{said}”\n已请他拨打{phone}。电话{contact}。请马上联系核实。',
	'danger.119': '【请马上打电话】119！着火、煤气、被困都打119，先离开危险的地方。',
	'danger.120': '【请马上打电话】120！受伤、急病打120，别挂电话，听医生说怎么做。',
	'danger.110': '【请马上打电话】110！有危险打110，先到安全的地方。',
	'danger.110-fraud': '【请马上打电话】110！被骗打110，先不要转账，验证码也不要告诉别人。',
	'danger.110-missing': '【请马上打电话】110！找不到人打110，说清姓名、长相、穿什么、最后在哪里见到。',
	'danger.110-locked': '【请马上打电话】110！被关住、出不来打110，说清在哪里，不要硬闯。',
	'danger.110-violence': '【请马上打电话】110！有人动手、威胁打110，先离开，到有人的地方，或者锁好门。',
	'danger.110-theft': '【请马上打电话】110！被偷打110，不要去追，东西先不要动。',
	'danger.crisis': '【请先打120或110，也可以打心理援助热线12356】谢谢您告诉我，您现在的安全最要紧，也可以让身边的人陪着您。',
	'duty.told': '打完告诉我地址。我已通知值班人员，他们会马上联系您。',
	'duty.nobody': '请务必自己打电话，这里现在没有人值班。',
	'danger.ask': '现在有人有危险吗？着火、被困打119，受伤、急病打120，被打、被骗、有危险打110，心里难受、不想活了打12356，不用等我回话。',
	'danger.passed': '已转给{office}的值班同志。没事了回“结束”。',
	'danger.noted': '收到，已转给值班同志。',
	'danger.over': '好，没事就好，已告诉{office}的值班同志。可以结束了就点“结束”；要是又有危险，先打119、120、110。',
	'danger.or-wish': '这句我先转给{office}的值班同志了。您这是还在说刚才的急事，还是想请人帮忙？',
	'danger.still-urgent': '还是急事',
	'danger.still-request': '想请人帮忙',
	'danger.ring': '好，值班同志都能看到。急事请先打119、120、110，不用等我回话。',
	'danger.draft-kept': '您刚才点的单我先收着，没有丢；没事了想接着点，回“接着办”。',
	'danger.choice-119': '着火',
	'danger.choice-120': '受伤',
	'danger.choice-110': '被打或被骗',
	'danger.choice-crisis': '不想活了',
	'danger.choice-safe': '没有',
	'danger.safe': '好，没事就好。有危险随时打110、119、120。',
	'station.danger-silent': '【急】{unit}一位居民说：“{said}”\n问了现在有没有危险，没有回答。电话{contact}。请马上联系核实。',

	// somebody may not want to live: calm, and never with the words that were said
	'crisis.line': '心里特别难受的时候，随时可以打心理援助热线12356；有危险打120、110。',
	'crisis.called': '我已请值班同志马上联系您。{promise}要是还没有人，我就接着找，不会停。您想说什么，都可以在这里说。',
	'crisis.silent': '【难受的时候请打心理援助热线12356，有危险打120或110】您刚才没有回话，我有些惦记您。',
	'crisis.heard': '【12356、120、110，现在都可以打】您说的我收到了，值班同志会看到。您不用一个人扛着，身边有谁在，就先去找谁。',
	'crisis.listening': '我在，您慢慢说。值班同志正在联系您，您写的他们来了就能看到。太难受就先打12356、120或110。',
	'crisis.late':
		'我还在。刚才请的同志还没接上，我又请了别的同志，他们会联系您。您也可以现在就打12356、120或110，或者去找找家人、邻居，身边有个人就好。',
	'crisis.late-again': '我没有忘记您，还在接着找人。请先别一个人待着，给家人、朋友打个电话；12356、120、110也都可以打。',
	'crisis.somebody': '{office}的同志看到了，马上和您联系，请把电话放在手边。想说的也可以先写在这里，会直接转过去。',
	'crisis.stays': '好，您想歇一歇就歇一歇。值班同志还是会来看看您；想说的时候，我都在。难受得厉害请打12356、120或110。',
	'crisis.ended': '{office}的同志先说到这里。什么时候心里难受，都可以在这里说，也可以打12356；有危险打120、110。',

	// those on duty
	'crisis.card':
		'【急】【危机】{office}：{who}现在很需要有人马上联系。已请对方打12356、120、110。\n请点“已接手”看电话，立刻联系；{promise}没人接手，会再通知大家和上一级。',
	'crisis.card-late':
		'【急】【危机】还没有人接手！{office}：{who}现在很需要有人马上联系。\n请点“已接手”看电话，立刻联系；{promise}没人接手，会再通知大家和上一级。',
	'crisis.card-worse':
		'【急】【危机】更急了！{office}：{who}又说了有危险的话。\n请点“已接手”看电话，立刻联系；{promise}没人接手，会再通知大家和上一级。',
	'crisis.choice-take': '已接手',
	'crisis.taken':
		'您已接手{who}，电话{phone}，请现在就打。\n对方最近说：“{said}”\n打不通或有危险，请直接打110、120，说清地址。您在这里说的话会转给对方，说完回“结束”。',
	'crisis.taken-by': '{name}已接手{who}，正在联系。',
	'crisis.taken-already': '{name}已经接手了{who}，正在联系。要一起，点“回话”。',
} as const;
