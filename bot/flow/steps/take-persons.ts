import { say } from '../../text/render.ts';
import { affirmedIn } from '../../understand/corrections.ts';
import { contactOf } from '../../understand/name.ts';
import { peopleOf } from '../../understand/people.ts';
import { phoneOf } from '../../understand/phone.ts';
import { proxyOf } from '../../understand/proxy.ts';
import type { Draft } from '../talk.ts';
import { type DraftContext, type Taken, without } from './draft-context.ts';

/** For whom, how many, and whom to ring, out of free words. */

/** From so on somebody orders for another, and does not merely speak of them. */
const CERTAIN = 0.8;
/** It is for the writer after all. */
const FOR_MYSELF = /(?:是|给|帮|替|为)(?:我自己|我本人|本人|自己)(?!的)|\bfor (?:me|myself)\b/u;

/** How many are served, and for whom it is. `again` = what is known already may be said anew. */
export function takePersons(draft: Draft, text: string, again: boolean): Partial<Taken> {
	const said = again ? affirmedIn(text) : text;
	const people = again ? (peopleOf(said)?.people ?? draft.people) : (draft.people ?? peopleOf(said)?.people);
	const counted = people ? { ...draft, people } : draft;
	const some = again && people !== draft.people;
	const proxy = proxyOf(said);
	const isOther = proxy !== null && proxy.confidence >= CERTAIN && proxy.who !== draft.proxyFor;
	if (again && isOther) return { some: true, draft: { ...without(counted, 'name', 'phone'), proxyFor: proxy.who } };
	if (again && draft.proxyFor !== undefined && FOR_MYSELF.test(said))
		return { some: true, draft: without(counted, 'proxyFor', 'name', 'phone') };
	if (isOther && draft.proxyFor === undefined && draft.name === undefined) return { draft: { ...counted, proxyFor: proxy.who } };
	return { draft: counted, some };
}

/** 联系人换成李奶奶 is read as 联系人是李奶奶. */
const CHANGED_NAME = /(联系人|称呼|姓名|名字|name)(?:换成|改成|改为|应该是| to)/giu;

/** `asked` = the words answer that question, `again` = they correct something. */
export function takeContact(draft: Draft, text: string, { me }: DraftContext, asked: boolean, again: boolean): Partial<Taken> {
	const phone = phoneOf(text);
	const notes = phone?.idNumber ? [say(me.language, 'draft.id-number')] : [];
	// a digit too few or too many: asked for at once, as long as the number is at hand
	const problem = phone?.problem ? { text: say(me.language, 'draft.phone-length'), choices: [] } : null;
	// a name by itself is believed where it was asked for or is corrected, beside a number anywhere
	if (!asked && !again && !phone?.phone && !problem) return { notes, problem, some: problem !== null };
	const words = again ? text.replace(CHANGED_NAME, '$1是').replace(/不(?:姓|叫)[^,，。;；]{1,4}[,，。;； ]*/gu, '') : text;
	const contact = contactOf(words, { asked });
	if (!contact.name && !contact.phone) return { notes, problem, some: problem !== null };
	return {
		some: true,
		draft: { ...draft, ...(contact.name ? { name: contact.name } : {}), ...(contact.phone ? { phone: contact.phone } : {}) },
		problem,
		notes,
	};
}
