import { say } from '../../text/render.ts';
import { matterOf } from '../../understand/matter.ts';
import { addressOf } from '../../understand/place/address.ts';
import { placeOf } from '../../understand/place/place.ts';
import { actId } from '../act.ts';
import { reply, understood } from '../decision.ts';
import { type Base, done, type Step } from '../needs.ts';
import { placeName } from './draft-question.ts';

/** So much of what was said can be read out on the phone. */
const READ_OUT = 300;
/** The sentence goes on behind the words. */
const ENDS = /[\s。.!！?？,，;；~～…]+$/u;

/** 转12345: whom it concerns, how to reach them, and the own words ready to read out. The desk passes nothing on and keeps only the matter. */
export function referStep(text: string, { me, talk, world, saidAt }: Base): Step {
	const { language } = me;
	const found = placeOf(text, world.units);
	const where = found ? `${placeName(found.unitCode, world)}${found.address ? ` ${found.address}` : ''}` : addressOf(text);
	const matter = matterOf(text);
	const words = text.slice(0, READ_OUT).replace(ENDS, '');
	const ready =
		words === ''
			? say(language, 'refer.ready-empty')
			: say(language, 'refer.ready', { words, place: where ?? say(language, 'refer.no-place') });
	const order = { id: actId('want', 'request'), label: say(language, 'refer.choice-order') };
	return done({
		talk: { ...understood(talk), held: words === '' ? null : { words: text, ids: [order.id], saidAt } },
		tellings: [reply(me, { text: `${say(language, `refer.${matter}`)}\n${ready}`, choices: [order] })],
		referral: { personId: me.id, unitCode: found?.unitCode ?? me.homeUnitCode, matter, at: world.at },
	});
}
