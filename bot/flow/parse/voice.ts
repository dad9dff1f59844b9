import type { InboxId } from '../../../db/domain/ids.ts';
import type { Intent } from '../intent.ts';
import type { Talk } from '../talk.ts';
import { type CommandWord, commandOf } from './commands.ts';

/** Why a voice message brought no words: nobody listens here, the service is away, nothing was made out, it is too long; or the words were wrong. */
export type Unheard = 'off' | 'away' | 'unclear' | 'too-long' | 'again';

/** A voice message, with what was made out of it. */
export interface Spoken {
	readonly kind: 'voice';
	readonly id: InboxId;
	readonly heard: { readonly words: string } | { readonly why: Unheard };
}

/** Words that always work and only show something or call a person: nothing is lost where they were misheard. All others are read back. */
const AT_ONCE: readonly CommandWord[] = ['帮助', '菜单', '人工', '查单', '我的信息', '我的任务', '待办', '日报', 'English', '中文'];

/** The beginning and the end of what was heard of nothing: music, a sigh, a full stop. */
const NO_WORDS = /^[\p{P}\p{S}\s♪]*$/u;

/**
 * What a voice message means. An emergency is acted on at once, so is a word that only shows something and an answer to what is
 * read back just now; anything else is read back first. Staff who answer a caller are understood as when they type.
 */
export function readVoice(
	{ id, heard }: Spoken,
	{ answering }: Talk,
	{ dangerIn, toReadBack }: Record<'dangerIn' | 'toReadBack', (words: string) => Intent | null>,
): Intent {
	if ('why' in heard) return { kind: 'unheard', why: heard.why };
	const { words } = heard;
	if (NO_WORDS.test(words)) return { kind: 'unheard', why: 'unclear' };
	const danger = answering ? null : dangerIn(words);
	if (danger) return danger;
	const answer = toReadBack(words);
	if (answer?.kind === 'act' && (answer.act.verb === 'heard-yes' || answer.act.verb === 'heard-no')) return answer;
	const command = commandOf(words);
	if (command && AT_ONCE.includes(command.word)) return { kind: 'command', command };
	return { kind: 'heard', id, words };
}
