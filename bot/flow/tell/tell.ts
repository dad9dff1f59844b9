import type { EventType } from '../../../db/domain/order-event.ts';
import type { Telling } from '../outbound.ts';
import {
	afterAccepting,
	afterAskingMembers,
	afterDeclining,
	afterHandingBack,
	afterJoining,
	afterLeaving,
	afterLettingGo,
	afterNotJoining,
} from './accepting.ts';
import { afterCancelling, afterChanging, afterConfirming, afterDenying, afterRating, afterUrging } from './closing.ts';
import {
	afterCollecting,
	afterGivingUp,
	afterNobody,
	afterObjecting,
	afterReferring,
	afterReturning,
	afterRound,
	afterSettingAside,
} from './collecting.ts';
import { afterLate, afterTold } from './late.ts';
import { type Happening, withoutDoubles } from './told.ts';
import { afterArriving, afterDeparting, afterFinishing, afterTurningBack, afterUndoingFinish, afterUndone } from './visiting.ts';

const nothing = (): Telling[] => [];

/** Who hears what after which event: the one place, for chat and clock alike (contract §0.10). */
const TELLS: Readonly<Record<EventType, (h: Happening) => Telling[]>> = {
	collect: afterCollecting,
	change: afterChanging,
	return: afterReturning,
	refer: afterReferring,
	merge: nothing, // its words come with collecting
	split: nothing,
	servedWithOthers: nothing,
	object: afterObjecting,
	askRound: afterRound,
	nobody: afterNobody,
	giveUp: afterGivingUp,
	accept: afterAccepting,
	decline: afterDeclining,
	handBack: afterHandingBack,
	askMembers: afterAskingMembers,
	join: afterJoining,
	declineCrew: afterNotJoining,
	leaveCrew: afterLeaving,
	letGoShort: afterLettingGo,
	depart: afterDeparting,
	turnBack: afterTurningBack,
	arrive: afterArriving,
	cannotBeDone: afterUndone,
	finish: afterFinishing,
	undoFinish: afterUndoingFinish,
	rate: afterRating,
	confirmHours: afterConfirming,
	deny: afterDenying,
	closeUnrated: nothing,
	cancel: afterCancelling,
	setAside: afterSettingAside,
	urge: afterUrging,
	late: afterLate,
	told: afterTold,
};

/** Everything to be said after a move, in each reader's language. The first outcome decides; what it brought on is told with it. */
export const tell = (h: Happening): Telling[] => withoutDoubles(TELLS[h.outcomes[0].event.type](h));
