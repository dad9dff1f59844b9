/** Spoken messages: read back before they count as words. */
export const voiceTexts = {
	'voice.off': '这里听不了语音，请打字说一句，或回“人工”找社区站的同志。',
	'voice.listening': '正在听您的语音，请稍等。',
	'voice.heard': '听到的是：“{words}”。对吗？回“对”或再说一遍。',
	'voice.choice-yes': '对',
	'voice.choice-no': '再说一遍',
	'voice.again': '好，请再说一遍，离话筒近一点、慢一点；也可以打字。',
	'voice.unclear': '没听清这段语音。请再说一遍，或者打字说一句。',
	'voice.away': '这段语音现在没能听成。请打字说一句，或者过一会儿再说一遍。',
	'voice.too-long': '这段语音太长，我听不完。请用一两句话再说一遍，或者打字。',
	'voice.handed-over': '我没听清，已转给{office}的同志，工作时间30分钟内给您回电。',
	'voice.no-phone': '您没有留电话，会在这里回您。',
	'voice.until': '{until}前您在这里说的话，我都转给他们；不用了回“结束”。',
	'voice.shown': '[语音]',
	'voice.shown-words': '[语音] {words}',
	'station.voice': '（发了语音，没听清）{words}',
} as const;
