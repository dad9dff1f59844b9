/** Spoken messages. */
export const voiceTextsEn = {
	'voice.off': 'I can’t listen to voice messages here. Please type it, or reply “human” to reach someone at the station.',
	'voice.listening': 'Listening to your message, one moment please.',
	'voice.heard': 'I heard: “{words}”. Is that right? Reply “yes” or say it again.',
	'voice.choice-yes': 'Yes',
	'voice.choice-no': 'Say it again',
	'voice.again': 'All right, please say it again, slowly and close to the phone; or type it.',
	'voice.unclear': 'I couldn’t make out that message. Please say it again, or type it.',
	'voice.away': 'I couldn’t listen to that message just now. Please type it, or say it again in a while.',
	'voice.too-long': 'That message is too long for me. Please say it again in a sentence or two, or type it.',
	'voice.handed-over': 'I couldn’t make it out and have passed it on: {office} will ring you within 30 minutes of working time.',
	'voice.no-phone': 'You left no phone number, so the answer will come here.',
	'voice.until': 'Whatever you say here until {until} is passed on to them; reply “end” if it’s no longer needed.',
	'voice.shown': '[voice message]',
	'voice.shown-words': '[voice message] {words}',
	'station.voice': '(sent a voice message that could not be made out) {words}',
} as const;
