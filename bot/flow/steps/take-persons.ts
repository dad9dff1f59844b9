import { phoneTail, say } from '../../text/render.ts';
import { affirmedIn } from '../../understand/corrections.ts';
import { type Contact, contactOf, SURNAME, TITLE } from '../../understand/name.ts';
import { peopleOf } from '../../understand/people.ts';
import { phoneOf } from '../../understand/phone.ts';
import { proxyOf } from '../../understand/proxy.ts';
import { wordsAt } from '../../understand/reading.ts';
import { readAs } from '../read-from.ts';
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
	const found = again || draft.people === undefined ? peopleOf(said) : null;
	const people = found?.people ?? draft.people;
	const counted = found?.people ? readAs({ ...draft, people: found.people }, { people: wordsAt(said, found.spans) }) : draft;
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

/** One number more, and none in place of the first. */
const ONE_MORE =
	/(?:再|还)(?:加|留|记|给|报)?[上个]?(?:一|1)?个?[^,。;]{0,6}(?:电话|号码|手机|号)|另(?:外)?(?:一|1)?个(?:电话|号码|手机)|备用/u;
const LOCAL_NUMBER = /^\s*[2-8]\d{6}\s*$/u;
/** So many digits are meant for a phone. */
const DIGITS = /(?<![\d-])\d{5,}(?![\d-])/u;
/** The number is theirs for whom the order is, and the name beside it may be the writer's. */
const THEIR_PHONE = /(?:他|她|老人家?|本人|对方)们?的?(?:电话|手机|号码|联系方式)/u;
const OWN_NAME = /我(?:姓|叫|是)|免贵姓/u;
const THEIR_NAME = new RegExp(`${SURNAME}[\\p{Script=Han}]{0,2}?${TITLE}$`, 'u');

/** 他电话138…，我姓张: 张 does not get the number of the other. */
function theirOwn(draft: Draft, text: string, contact: Contact): Contact {
	const { proxyFor } = draft;
	if (proxyFor === undefined || !contact.phone || !THEIR_PHONE.test(text) || !OWN_NAME.test(text)) return contact;
	return { ...contact, name: THEIR_NAME.exec(proxyFor)?.[0] ?? null };
}

/** `asked` = the words answer that question, `again` = they correct something. */
export function takeContact(draft: Draft, written: string, { me }: DraftContext, asked: boolean, again: boolean): Partial<Taken> {
	// where a phone is asked for, seven digits are one of Yuxi
	const text = asked && LOCAL_NUMBER.test(written) ? `电话${written.trim()}` : written;
	const phone = phoneOf(text);
	const idNote = phone?.idNumber ? [say(me.language, 'draft.id-number')] : [];
	// a digit too few or too many: asked for at once, as long as the number is at hand
	const isNumber = asked && !phone && DIGITS.test(text);
	const problem = phone?.problem || isNumber ? { text: say(me.language, 'draft.phone-length'), choices: [] } : null;
	const known = draft.phone ?? (draft.proxyFor === undefined ? me.phone : null);
	const oneOnly = (kept: string, other: string): string =>
		say(me.language, 'draft.one-phone', { tail: phoneTail(kept), other: phoneTail(other) });
	if (phone?.phone && known && known !== phone.phone && ONE_MORE.test(text))
		return { some: true, draft, notes: [...idNote, oneOnly(known, phone.phone)] };
	const notes = phone?.phone && phone.other ? [...idNote, oneOnly(phone.phone, phone.other)] : idNote;
	// a name by itself is believed where it was asked for or is corrected, beside a number anywhere
	if (!asked && !again && !phone?.phone && !problem) return { notes, problem, some: problem !== null };
	const words = again ? text.replace(CHANGED_NAME, '$1是').replace(/不(?:姓|叫)[^,，。;；]{1,4}[,，。;； ]*/gu, '') : text;
	const contact = theirOwn(draft, words, contactOf(words, { asked }));
	if (!contact.name && !contact.phone) return { notes, problem, some: problem !== null };
	return {
		some: true,
		draft: { ...draft, ...(contact.name ? { name: contact.name } : {}), ...(contact.phone ? { phone: contact.phone } : {}) },
		problem,
		notes,
	};
}
