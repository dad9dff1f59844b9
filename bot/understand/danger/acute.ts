import { normalise } from '../normalise.ts';

/** Heart, breath, a stroke, somebody who cannot stand: minutes count, and whoever asks for company may not know it. */
const ACUTE =
	/(?:胸口|心口|胸部?|心脏)[^。,]{0,6}(?:闷|疼|痛|压|绞)|喘(?:得(?:很|厉害|凶|慌|不行|难受)|不)|呼吸[^。,]{0,3}困难|站(?:都)?(?:站)?不(?:住|稳|起)|(?:嘴|脸)[^。,]{0,3}歪|(?:半边|一边)[^。,]{0,6}(?:麻|动不|没劲|抬不)/u;

/** Whether a text speaks of such signs. It holds where the words of danger say that they are of now (`dangerOf`). */
export const isAcute = (text: string): boolean => ACUTE.test(normalise(text));
