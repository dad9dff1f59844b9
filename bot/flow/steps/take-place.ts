import { say } from '../../text/render.ts';
import { addressOf } from '../../understand/place/address.ts';
import { elsewhereOf } from '../../understand/place/elsewhere.ts';
import { knownPlaceOf } from '../../understand/place/known-place.ts';
import { type PlaceFound, placeOf } from '../../understand/place/place.ts';
import { wordsAt } from '../../understand/reading.ts';
import { whenOf } from '../../understand/time/when.ts';
import { actId } from '../act.ts';
import type { Choice } from '../outbound.ts';
import { readAs } from '../read-from.ts';
import type { Draft } from '../talk.ts';
import { type DraftContext, type Taken, without } from './draft-context.ts';
import { homeFor } from './draft-question.ts';

/** Where, out of free words. */

export function takePlace(draft: Draft, text: string, context: DraftContext, asked: boolean): Partial<Taken> {
	const { world, me, meaning } = context;
	if (draft.unitCode && !asked) return {};
	const found = placeOf(text, world.units, { asked });
	if (found) return withPlace(draft, found, text, context);
	const said = meaning?.place ?? '';
	const told = placeOf(said, world.units, { asked: true });
	if (told) return withPlace(draft, told, said, context);
	const home = homeFor(draft, me, world);
	const known = asked && home ? knownPlaceOf(text) : null;
	if (home && known) return { some: true, draft: readAs({ ...draft, unitCode: home.code }, { place: wordsAt(text, [known.span]) }) };
	const elsewhere = elsewhereOf(text);
	const district = world.units.find((unit) => unit.kind === 'center')?.name ?? '';
	if (elsewhere) return { notes: [say(me.language, 'draft.place-elsewhere', { name: elsewhere.name, district })] };
	// 聂耳路18号, without a community: kept while the community is still asked for
	const address = draft.address === undefined ? addressOf(text) : null;
	return address ? { draft: { ...draft, address } } : {};
}

/** 地址是, 地点改到: what comes behind is a place, whatever else it looks like. */
const SAYS_PLACE =
	/地址|地点|地方|位置|住|小区|[改换][到在去成]|不是|应该是|\b(?:address|place|live|lives|room|building|unit|road|street)\b/iu;

/** A place said anew takes the place of the old one; a house alone stays in its community. */
export function changePlace(draft: Draft, text: string, context: DraftContext): Partial<Taken> {
	const { world, saidAt } = context;
	// 改到29号 is a time, 改到北苑 is none
	const isPlace = whenOf(text, saidAt, world.zone) === null;
	const found = placeOf(text, world.units, { asked: isPlace && SAYS_PLACE.test(text) });
	if (!found) {
		const address = isPlace ? addressOf(text) : null;
		return address ? { some: true, draft: { ...draft, address } } : {};
	}
	const unit = world.units.find((one) => one.code === draft.unitCode);
	const isSame = found.candidates.length === 1 && (found.unitCode === unit?.code || found.unitCode === unit?.parentCode);
	if (isSame) return { some: true, draft: found.address ? { ...draft, address: found.address } : draft };
	return withPlace(without(draft, 'unitCode', 'instituteCode', 'address'), found, text, context);
}

function withPlace(draft: Draft, found: PlaceFound, text: string, { world, me }: Pick<DraftContext, 'world' | 'me'>): Partial<Taken> {
	if (found.candidates.length > 1) {
		const choices = found.candidates.flatMap((code): Choice[] => {
			const unit = world.units.find((one) => one.code === code);
			return unit ? [{ id: actId(unit.kind === 'station' ? 'place' : 'institute', code), label: unit.name }] : [];
		});
		// between two communities 还是 stands, and no house
		const address = found.address && /\d/u.test(found.address) ? { address: found.address } : {};
		return {
			some: true,
			draft: { ...draft, ...address },
			problem: { text: say(me.language, 'draft.place-which', { said: text.slice(0, 20) }), choices },
		};
	}
	const address = found.address ? { address: found.address } : {};
	const where = found.level === 'station' ? { unitCode: found.unitCode } : { instituteCode: found.unitCode };
	return { some: true, draft: readAs({ ...draft, ...where, ...address }, { place: wordsAt(text, [found.span]) }) };
}
