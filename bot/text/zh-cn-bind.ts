/** What whoever sends a binding code hears: who they are now, and the words of that post. */
export const bindTexts = {
	'bind.done': '已绑定：您现在是{post}。\n{words}\n用法回“帮助”。想请人帮忙，也还是直接说就行。',
	'bind.post.coordinator': '{unit}的协调员',
	'bind.post.dispatcher': '{unit}的派单员',
	'bind.post.editor': '{unit}的编辑',
	'bind.post.admin': '{unit}的管理员',
	'bind.post.leader': '{team}的队长',
	'bind.post.deputy': '{team}的副队长',
	'bind.post.volunteer': '{team}的队员',
	'bind.words.station': '居民点的单会以【集单】发到这里，请确认或退回；“待办”看要办的，“日报”看今天的情况，“查+单号”看一张单。',
	'bind.words.dispatcher': '要您定的单会以【待派】发到这里，请选队伍；“待办”看要办的，“日报”看今天的情况，“查+单号”看一张单。',
	'bind.words.office': '这个岗位在对话里没有要办的单。',
	'bind.words.leader':
		'适合你们队的单会以【派单】发到这里，回“接”或“不便”；“我的任务”看要去的单，路上回“出发”“到了”“完成”，去不了回“请假”。',
	'bind.words.volunteer': '队里接了单会问您去不去，回“接”或“不便”；“我的任务”看要去的单，路上回“出发”“到了”“完成”，去不了回“请假”。',
	'bind.no': '这个绑定码用不了，什么都没有改。请照原样再发一次，或向给您码的人要一个新的。连着错几次，要过一小时再试。',
	'bind.how': '给您码的人会让您发“绑定”加上码，例如：绑定AB2C3D4E。码只能用一次。没有码的话，向您的站或队里要。',
} as const;
