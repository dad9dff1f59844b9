/** `npm run -s understand < messages.jsonl`: what the desk understands of each message, a line out for each line in (contract §1). */
import { createInterface } from 'node:readline';
import { fieldsOf } from '../bot/understand/fields.ts';
import { readWeights } from '../bot/weights.ts';
import { unitRows } from '../db/seed/district.ts';

interface LineIn {
	readonly id: unknown;
	readonly text: string;
	readonly reference_datetime: string;
}

const reader = { model: readWeights(), units: unitRows, zone: 'Asia/Shanghai' };

for await (const line of createInterface({ input: process.stdin })) {
	if (line.trim() === '') continue;
	const { id, text, reference_datetime } = JSON.parse(line) as LineIn;
	process.stdout.write(`${JSON.stringify({ id, ...fieldsOf(text, Date.parse(reference_datetime), reader) })}\n`);
}
