import { bare } from '../../understand/normalise.ts';

const IN_DANGER = /^(?:是|对|有)(?:的|人|危险|人有危险|人受伤|人在里面)*$|^(?:yes|yes,? (?:there is|someone is|i am|we are))$/u;
const SAFE =
	/^(?:没有?|不是|无)(?:人|事|危险|人有危险|人受伤|这回事|这个意思|那个意思|的事|那么严重|啊|呀|了|的|,)*$|^(?:no|nobody|no ?one|nothing|no danger|not in danger|no,? (?:nobody|nothing|we're fine|i'm fine|all fine)|we're fine|i'm fine|all (?:fine|good|safe))$/u;

/** Words in answer to "is somebody in danger?"; null where they are neither yes nor no. */
export function dangerAnswerOf(text: string): 'danger' | 'safe' | null {
	const said = bare(text);
	return IN_DANGER.test(said) ? 'danger' : SAFE.test(said) ? 'safe' : null;
}
