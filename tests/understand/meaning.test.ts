import { describe, expect, it } from 'vitest';
import { asCalm, judge } from '../../bot/understand/judge.ts';
import { type Danger, INTENTS, type Intent, KINDS, type Kind } from '../../bot/understand/labels.ts';
import { meaningOf } from '../../bot/understand/meaning.ts';
import type { Classified } from '../../bot/understand/model/classify.ts';
import { readWeights } from '../../bot/weights.ts';

const model = readWeights();

describe('what a message wants', () => {
	it.each<[string, Intent, Kind | null]>([
		['厨房的水龙头关不紧，滴滴答答一晚上', 'request', '家电维修'],
		['我妈一个人在家，想找人帮忙打扫一下卫生', 'request', '助老'],
		['昨天下的单到现在都没人联系我', 'status', null],
		['不用来了，儿子回来弄好了', 'cancel', null],
		['小伙子手脚麻利，灯亮堂堂的，老人高兴得很', 'rate', null],
		['小区电梯坏了半个月物业不管', 'complaint', null],
		['你好', 'greeting', null],
		['怎么报名当志愿者', 'other', null],
	])('%s → %s %s', (text, intent, kind) => {
		expect(meaningOf(text, model)).toMatchObject({ intent, kind, alarm: null });
	});

	it.each<[string, Danger]>([
		['厨房着火了快来人', '119'],
		['我爸突然倒在地上叫不醒', '120'],
		['有人拿着刀在楼下追人', '110'],
		['活着没意思了，药我都准备好了', 'crisis'],
		['爺爺突然半邊臉歪了，話也講不清', '120'],
	])('%s → at once %s', (text, danger) => {
		expect(meaningOf(text, model)).toMatchObject({ intent: 'emergency', alarm: 'fire', danger });
	});

	it('hears danger in one sentence of a long story', () => {
		const story = '今天社区办活动可热闹了，大家唱歌跳舞，还包了饺子，张大妈唱的花灯大家都爱听，我们拍了好多照片。'.repeat(4);
		expect(meaningOf(`${story}我爸突然倒在地上叫不醒了，嘴唇发紫。${story}`, model).alarm).toBe('fire');
		expect(meaningOf(story, model).alarm).toBeNull();
	});

	it.each(['', '🙂🙂', '。。。', 'a'.repeat(5_000), '帮'.repeat(5_000)])('has an answer to anything: %.6s', (text) => {
		const { intents, kinds, ask } = meaningOf(text, model);
		expect(intents.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 5);
		expect(kinds).toHaveLength(KINDS.length);
		expect([null, 'intent', 'kind', 'danger']).toContain(ask);
	});
});

/** Likelihoods as the model would give them. */
function classified({ intent, p, danger = 0, kindP = 0.9 }: { intent: Intent; p: number; danger?: number; kindP?: number }): Classified {
	const rest = (1 - p - danger) / (INTENTS.length - 2);
	const intents = INTENTS.map((what) => ({ what, p: what === intent ? p : what === 'emergency' ? danger : rest }));
	const kinds = KINDS.map((what, i) => ({ what, p: i === 0 ? kindP : (1 - kindP) / 15 }));
	const dangers = [{ what: '120' as const, p: danger }];
	return { intents: intents.sort((a, b) => b.p - a.p), kinds, dangers };
}

const LOOKS = { isGloomy: false, isAcute: false, isShort: false };

describe('what is made of likelihoods', () => {
	it.each([
		'奶奶胸口闷，喘得厉害，想找人来陪陪她',
		'心口痛，找人陪陪我',
		'我妈头晕得厉害，站都站不起来，想找人送她去医院',
		'奶奶今天头晕，站不住，想找人陪她去医院',
		'我一个人在家，天天就是等死，没人管',
	])('a wish does not hide what is urgent: %s', (text) => {
		expect(meaningOf(text, model).alarm).not.toBeNull();
	});

	it.each(['学手机', '跳楼价清仓，想找人拍照', '小孩上学报不上名', '奶奶去年心口痛住过院，想找人陪她复查'])('no danger: %s', (text) => {
		expect(meaningOf(text, model).alarm).toBeNull();
	});

	it('who wants to die is not sent to the police alone', () => {
		expect(meaningOf('儿子三天没出房间门，说不想见人，说活着累', model)).toMatchObject({ danger: 'crisis' });
	});

	it('a word or two without words of danger fire only where the model is sure', () => {
		const heard = classified({ intent: 'request', p: 0.4, danger: 0.5 });
		expect(judge(heard, null, LOOKS).alarm).toBe('fire');
		expect(judge(heard, null, { ...LOOKS, isShort: true })).toMatchObject({ alarm: 'ask', danger: '120', ask: 'danger' });
		expect(judge(heard, '119', { ...LOOKS, isShort: true }).alarm).toBe('fire');
		expect(judge(classified({ intent: 'other', p: 0.2, danger: 0.7 }), null, { ...LOOKS, isShort: true }).alarm).toBe('fire');
	});

	it.each([
		[classified({ intent: 'status', p: 0.8 }), null, { alarm: null, intent: 'status', ask: null, options: [] }],
		[classified({ intent: 'status', p: 0.6 }), null, { alarm: null, intent: 'status', ask: 'intent' }],
		[classified({ intent: 'request', p: 0.8, kindP: 0.5 }), null, { ask: 'kind', kind: KINDS[0] }],
		[classified({ intent: 'request', p: 0.8, kindP: 0.7 }), null, { ask: null, kind: KINDS[0] }],
		[
			classified({ intent: 'request', p: 0.6, danger: 0.31 }),
			null,
			{ alarm: 'fire', intent: 'emergency', danger: '120', kind: null, ask: null },
		],
		[classified({ intent: 'request', p: 0.7, danger: 0.2 }), null, { alarm: 'ask', intent: 'request', danger: '120', ask: 'danger' }],
		[classified({ intent: 'request', p: 0.9, danger: 0.06 }), '119', { alarm: 'fire', danger: '119' }],
		[classified({ intent: 'request', p: 0.9, danger: 0.01 }), '119', { alarm: 'ask', danger: '119' }],
		[classified({ intent: 'request', p: 0.9, danger: 0.001 }), '119', { alarm: null, danger: null }],
		[classified({ intent: 'request', p: 0.9, danger: 0.001 }), 'crisis', { alarm: 'ask', danger: 'crisis' }],
	] as const)('case %#', (likelihoods, words, expected) => {
		expect(judge(likelihoods, words, LOOKS)).toMatchObject(expected);
	});

	it('where nobody is in danger the same words are asked about again: three choices, no alarm', () => {
		const worried = { ...classified({ intent: 'status', p: 0.5, danger: 0.2 }) };
		expect(judge(worried, null, LOOKS)).toMatchObject({ ask: 'danger', options: [] });
		expect(asCalm(worried)).toMatchObject({ alarm: null, danger: null, intent: 'status', ask: 'intent' });
		expect(asCalm(worried).options).toHaveLength(3);
	});

	it('offers three intents, none of them an emergency', () => {
		const { options } = judge(classified({ intent: 'status', p: 0.4, danger: 0.1 }), null, LOOKS);
		expect(options).toHaveLength(3);
		expect(options[0]).toBe('status');
		expect(options).not.toContain('emergency');
	});
});
