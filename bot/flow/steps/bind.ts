import { MOST_WRONG_CODES, WRONG_CODE_WINDOW } from '../../../db/domain/binding-code.ts';
import type { Grant, GrantRole } from '../../../db/domain/grant.ts';
import { say, type TextKey } from '../../text/render.ts';
import { answer, type Decision, understood } from '../decision.ts';
import { type Base, done, lookUp, type Step } from '../needs.ts';
import { unitWords } from '../task-words.ts';
import type { World } from '../world.ts';

/** 绑定CODE: whoever writes stays who they are and gets the post that the code gives (contract §5). */

/** What somebody in a post can do here, and by which words. */
const WORDS: Readonly<Record<GrantRole, TextKey>> = {
	coordinator: 'bind.words.station',
	dispatcher: 'bind.words.dispatcher',
	editor: 'bind.words.office',
	admin: 'bind.words.office',
	leader: 'bind.words.leader',
	deputy: 'bind.words.leader',
	volunteer: 'bind.words.volunteer',
};

/** 聂耳社区站的协调员, 巧手公益手艺队的队长 */
function postWords(grant: Grant, language: string, world: World): string {
	if ('teamId' in grant) return say(language, `bind.post.${grant.role}`, { team: grant.teamName });
	const unit = world.units.find((one) => one.code === grant.unitCode);
	return say(language, `bind.post.${grant.role}`, { unit: unit ? unitWords(unit, language) : grant.unitName });
}

/**
 * One answer for a code that is unknown, used, expired or not looked at any more: it must not tell which. Only wrong ones count;
 * who guesses is not understood, so that it ends like any talk of two machines.
 */
export function bindStep(code: string | null, base: Base): Step {
	const { me, talk, world } = base;
	if (code === null) return done({ talk: understood(talk), tellings: [answer(me, 'bind.how')] });
	const lately = talk.wrongCodes.filter((at) => at > world.at - WRONG_CODE_WINDOW);
	const refused = (wrongCodes: typeof lately): Decision => ({
		talk: { ...talk, wrongCodes },
		tellings: [answer(me, 'bind.no')],
		binding: { redeem: null },
	});
	if (lately.length >= MOST_WRONG_CODES) return done(refused(lately));
	return lookUp('code', { code }, (redeem) => {
		if (!redeem) return done(refused([...lately, world.at]));
		const { grant } = redeem;
		const text = { post: postWords(grant, me.language, world), words: say(me.language, WORDS[grant.role]) };
		return done({
			talk: { ...understood(talk), wrongCodes: [] },
			tellings: [answer(me, 'bind.done', text)],
			binding: { redeem },
		});
	});
}
