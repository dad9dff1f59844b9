import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../bot/text/en.ts';
import { LANGUAGES, maskName, numeral, phoneTail, say, type TextKey, type Texts } from '../../bot/text/render.ts';
import { zhCn } from '../../bot/text/zh-cn.ts';
import { bindTexts } from '../../bot/text/zh-cn-bind.ts';
import { counterTexts } from '../../bot/text/zh-cn-counter.ts';
import { dangerTexts } from '../../bot/text/zh-cn-danger.ts';
import { digestTexts } from '../../bot/text/zh-cn-digest.ts';
import { draftTexts } from '../../bot/text/zh-cn-draft.ts';
import { faqTexts } from '../../bot/text/zh-cn-faq.ts';
import { handoffTexts } from '../../bot/text/zh-cn-handoff.ts';
import { mediaTexts } from '../../bot/text/zh-cn-media.ts';
import { orderTexts } from '../../bot/text/zh-cn-order.ts';
import { referTexts } from '../../bot/text/zh-cn-refer.ts';
import { refusalTexts } from '../../bot/text/zh-cn-refusal.ts';
import { staffTexts } from '../../bot/text/zh-cn-staff.ts';
import { wantTexts } from '../../bot/text/zh-cn-wants.ts';
import { RULE_REASONS } from '../../db/domain/dispatch-rule.ts';
import { GATES } from '../../db/domain/eligibility.ts';
import { REASONS } from '../../db/domain/matching.ts';
import { ORDER_STATES } from '../../db/domain/order.ts';
import { REFUSALS } from '../../db/domain/refusal.ts';

const ROOT = join(import.meta.dirname, '../..');
const KEYS = Object.keys(zhCn);
/** {count} and {count|order|orders} are one place. */
const placeholders = (text: string) =>
	[...new Set([...text.matchAll(/\{(\w+)(?:\|[^{}|]*\|[^{}|]*)?\}/g)].map((found) => found[1]))].toSorted();

/** Sources that may name a text; the files of the texts themselves left out. */
const SOURCES = ['bot', 'jobs', 'server']
	.flatMap((room) => readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, room, name)))
	.filter((path) => path.endsWith('.ts') && !/text\/(?:zh-cn|en)\b/.test(path))
	.map((path) => readFileSync(path, 'utf8'))
	.join('\n');
/** say(language, `reason.${code}`): keys built from a code. */
const BUILT = [...SOURCES.matchAll(/`([a-z.-]+[.-])\$\{/g)].map((found) => found[1] ?? '');

describe('keys of texts', () => {
	it('every code of the domain has its text, and every such text its code', () => {
		const codes = (prefix: string) => KEYS.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
		expect(codes('refusal.').toSorted()).toEqual([...REFUSALS].toSorted());
		expect(codes('gate.').toSorted()).toEqual([...GATES].toSorted());
		expect(codes('reason.').toSorted()).toEqual([...REASONS].toSorted());
		expect(codes('rule.').toSorted()).toEqual([...RULE_REASONS].toSorted());
		expect(codes('state.').toSorted()).toEqual([...ORDER_STATES].toSorted());
		expect(codes('danger.')).toEqual(expect.arrayContaining(['110', '119', '120', 'crisis']));
	});

	it('no key is in two files', () => {
		const files = [
			bindTexts,
			counterTexts,
			dangerTexts,
			faqTexts,
			handoffTexts,
			draftTexts,
			orderTexts,
			staffTexts,
			referTexts,
			refusalTexts,
			digestTexts,
			mediaTexts,
			wantTexts,
		].flatMap((texts) => Object.keys(texts));
		expect(files.toSorted()).toEqual(KEYS.toSorted());
	});

	it.each(KEYS)('%s is used', (key) => {
		expect(SOURCES.includes(`'${key}'`) || BUILT.some((prefix) => key.startsWith(prefix))).toBe(true);
	});

	it('every text says something, in every language with the same places', () => {
		for (const texts of Object.values<Texts>(LANGUAGES)) {
			expect(Object.keys(texts).toSorted()).toEqual(KEYS.toSorted());
			for (const [key, text] of Object.entries(zhCn)) {
				expect(texts[key as TextKey], key).not.toBe('');
				expect(placeholders(texts[key as keyof typeof zhCn]), key).toEqual(placeholders(text));
			}
		}
	});

	it('English says nothing in Chinese but what stays Chinese: quoted place names, the law, the word that switches', () => {
		const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;
		const STAYS = ['聂耳社区', '民政部令', '号', '中文'];
		for (const [key, text] of Object.entries(en)) {
			expect(
				[...text.matchAll(HAN)].map(([han]) => han).filter((han) => !STAYS.includes(han)),
				key,
			).toEqual([]);
			expect(text, key).not.toMatch(/\b(?:person|order|volunteer|visit|star)\(s\)|'/);
		}
	});

	it('a word goes with its number', () => {
		expect(say('en', 'station.people', { people: 1 })).toBe(' | 1 person');
		expect(say('en', 'station.people', { people: 2 })).toBe(' | 2 people');
		expect(say('en', 'crew.still-short', { missing: 1 })).toBe('1 more person is needed.');
		expect(say('en', 'crew.still-short')).toContain('{missing|person is|people are}');
	});

	it('an emergency names the number in the first line', () => {
		for (const language of Object.keys(LANGUAGES))
			for (const danger of ['110', '119', '120'] as const) expect(say(language, `danger.${danger}`).split('\n')[0]).toContain(danger);
		expect(say('en', 'danger.crisis')).toMatch(/^.*120 or 110/);
		expect(say('zh-CN', 'danger.crisis')).toMatch(/^.*120或110/);
	});

	it('texts carry the marks that other programs look for', () => {
		const marks = {
			'draft.placed': /已点单.*\{number\}/,
			'station.card': /【集单】\{number\}/,
			'dispatcher.card': /【待派】\{number\}/,
			'dispatcher.card-nobody': /【待派】\{number\}/,
			'offer.mark-directed': /【派单】/,
			'offer.mark-pool': /【抢单】/,
			'offer.mark-replacement': /【急补】/,
			'offer.won': /接单成功 \{number\}/,
			'crew.joined': /已加入 \{number\}/,
			'refusal.taken': /已被 \{team\} 接单/,
			'resident.accepted': /\{team\}接单/,
			'resident.departed': /出发/,
			'resident.rate': /评/,
			'resident.cancelled': /已取消\{number\}/,
			'refusal.crew-short': /还差/,
			'bind.done': /^已绑定/,
		} as const;
		for (const [key, mark] of Object.entries(marks)) expect(zhCn[key as keyof typeof marks], key).toMatch(mark);
	});
});

describe('rendering', () => {
	it('fills places, keeps those not given, and answers an unknown language in Chinese', () => {
		expect(say('zh-CN', 'refusal.urged-lately', { number: '1123-037', until: '11:30' })).toBe('1123-037刚催过，11:30后可以再催。');
		expect(say('zh-CN', 'track.none')).toBe(say('xx', 'track.none'));
		expect(say('zh-CN', 'resident.kept')).toContain('{number}');
		expect(say('zh-CN', 'station.people', { people: 0 })).toBe('｜0人');
	});

	it('numerals, masked names, tails of phones', () => {
		expect([1, 20, 21, 0].map(numeral)).toEqual(['①', '⑳', '(21)', '(0)']);
		expect(['张建国', '', '𠮷野'].map(maskName)).toEqual(['张*', '*', '𠮷*']);
		expect(phoneTail('13855506789')).toBe('6789');
	});
});
