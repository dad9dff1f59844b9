import type { Fetched, Sent } from './channel.ts';
import { type WecomAnswer, wecomFateOf } from './wecom-errors.ts';

type Fate = Exclude<Sent, { result: 'sent' }>;

/** media_id unknown or over three days old. */
const NO_SUCH_MEDIA = 40007;

/** What media/get brought: the file, or an errcode with HTTP 200 (channels.md B5). */
export function fetchedOf(answer: WecomAnswer | Fate | Fetched): Fetched {
	if ('errcode' in answer) {
		if (answer.errcode === NO_SUCH_MEDIA) return { result: 'gone', reason: `${NO_SUCH_MEDIA} no such media` };
		return { result: 'away', reason: answer.errcode === 0 ? 'media/get: no file' : wecomFateOf(answer).reason };
	}
	if (answer.result === 'later' || answer.result === 'unreachable' || answer.result === 'refused')
		return { result: 'away', reason: answer.reason };
	return answer;
}
