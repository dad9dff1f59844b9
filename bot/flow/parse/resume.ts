import { bare } from '../../understand/normalise.ts';

const RESUME =
	/^(?:(?:我)?(?:接着|继续)(?:办|点|点单|下单|来|说)?(?:吧|刚才的单|刚才的)?|carry on|go on|continue)(?: please| with (?:my|the) order)?$/u;

/** The words of the button by which a draft that was set aside is taken up again. */
export const isResume = (text: string): boolean => RESUME.test(bare(text));
