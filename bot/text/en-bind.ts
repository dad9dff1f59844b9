import type { bindTexts } from './zh-cn-bind.ts';

/** What whoever sends a binding code hears: who they are now, and the words of that post. */
export const bindTextsEn = {
	'bind.done':
		'You’re in: you are now {post}.\n{words}\nReply “help” to see how it works. If you need a hand yourself, just say so as before.',
	'bind.post.coordinator': 'a coordinator of {unit}',
	'bind.post.dispatcher': 'a dispatcher of {unit}',
	'bind.post.editor': 'an editor of {unit}',
	'bind.post.admin': 'an administrator of {unit}',
	'bind.post.leader': 'the leader of {team}',
	'bind.post.deputy': 'a deputy leader of {team}',
	'bind.post.volunteer': 'a member of {team}',
	'bind.words.station':
		'What residents order comes here as a card: confirm it or return it. “todo” shows what waits for you, “digest” how today stands, “track” and a number one order.',
	'bind.words.dispatcher':
		'Orders that need your decision come here as a card: choose a team. “todo” shows what waits for you, “digest” how today stands, “track” and a number one order.',
	'bind.words.office': 'Nothing in the chat waits for this post.',
	'bind.words.leader':
		'Orders that suit your team come here as a card: reply “accept” or “decline”. “my tasks” shows where you’re going; on the way reply “departed”, “arrived”, “done”, or “can’t come”.',
	'bind.words.volunteer':
		'When your team has accepted an order you’ll be asked along: reply “accept” or “decline”. “my tasks” shows where you’re going; on the way reply “departed”, “arrived”, “done”, or “can’t come”.',
	'bind.no':
		'This code can’t be used, and nothing was changed. Please send it again exactly as you got it, or ask for a new one. After several wrong ones you’ll have to wait an hour.',
	'bind.how':
		'Whoever gives you a code will ask you to send “bind” and the code, for example: bind AB2C3D4E. A code works once. If you have none, ask your station or team.',
} as const satisfies Record<keyof typeof bindTexts, string>;
