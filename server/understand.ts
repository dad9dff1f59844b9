/** `npm run -s understand < messages.jsonl`: what the desk understands of each message, a line out for each line in (contract §1). */
import { createInterface } from 'node:readline';
import { platformOf } from '../bot/understand/labels.ts';
import { normalise } from '../bot/understand/normalise.ts';
import { soonIn } from '../bot/understand/time/soon.ts';
import { whenFields } from '../bot/understand/time/time-fields.ts';
import { type Reader, understand } from '../bot/understand/understanding.ts';
import { readWeights } from '../bot/weights.ts';
import { unitRows } from '../db/seed/district.ts';

const ZONE = 'Asia/Shanghai';
const reader: Reader = { model: readWeights(), units: unitRows, zone: ZONE };

interface LineIn {
	readonly id: unknown;
	readonly text: string;
	readonly reference_datetime: string;
}

function answer({ id, text, reference_datetime }: LineIn) {
	const { meaning, when, place, phone, people } = understand(text, Date.parse(reference_datetime), reader);
	const { intent, kind, kinds, alarm, handoff, confidence, ask, options } = meaning;
	const isWish = intent === 'request';
	const { when_start, when_end } = whenFields(when, ZONE);
	return {
		id,
		intent,
		kind,
		kinds: isWish ? kinds.map(({ what }) => what) : [],
		platform: platformOf(kind),
		urgency: alarm === 'fire' ? 'emergency' : soonIn(normalise(text)) === null ? 'normal' : 'urgent',
		handoff: handoff ?? (intent === 'complaint' ? '12345' : null),
		when_start,
		when_end,
		place: unitRows.find(({ code }) => code === place?.unitCode)?.name ?? null,
		phone: phone?.phone ?? null,
		people: people?.people ?? people?.volunteers ?? null,
		confidence: Math.round(confidence * 1000) / 1000,
		ask,
		options,
	};
}

for await (const line of createInterface({ input: process.stdin })) {
	if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answer(JSON.parse(line) as LineIn))}\n`);
}
