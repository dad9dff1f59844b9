import { byLanguage } from '../bot/text/render.ts';
import { PERSONAS } from '../db/seed.ts';

/** How a persona of the demo is shown on pages. */
export interface ShownPersona {
	readonly persona: string;
	readonly title: string;
	readonly subtitle: string;
}

/** "居民，住聂耳社区" and a name → 居民 张桂兰, 住聂耳社区; "聂耳社区站" and a name → 聂耳社区站, 何敏. */
function shown({ persona, name }: (typeof PERSONAS)[number], label: string): ShownPersona {
	const [kind = label, where] = label.split(/，|, /);
	return where === undefined ? { persona, title: label, subtitle: name } : { persona, title: `${kind} ${name}`, subtitle: where };
}

/** Everybody of the demo (contract §4), in its order, by language. */
export const shownPersonas = byLanguage<readonly ShownPersona[]>({
	'zh-CN': PERSONAS.map((one) => shown(one, one.label)),
	en: PERSONAS.map((one) => shown(one, one.labelEn)),
});
