import { recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import { readHeldOut } from '../../../bot/training/held-out.ts';
import { understand } from '../../../bot/understand/understanding.ts';
import { readWeights } from '../../../bot/weights.ts';
import { unitRows } from '../../../db/seed/district.ts';
import { duel, type Side } from '../duel.ts';
import type { Row } from '../figure.ts';

/** Whole messages understood a second on one core, beside a library that reads only the time of the same texts. */

const messages = [...readHeldOut().values()].flat().map(({ text, reference_datetime }) => ({ text, at: Date.parse(reference_datetime) }));

const sideOf =
	(read: (text: string, at: number) => unknown): Side =>
	async ({ warmMs, measureMs }) => {
		let next = 0;
		const during = (ms: number): number => {
			const until = performance.now() + ms;
			let done = 0;
			for (; performance.now() < until; done++) {
				const message = messages[next++ % messages.length];
				if (message) read(message.text, message.at);
			}
			return done;
		};
		during(warmMs);
		const before = process.cpuUsage();
		const done = during(measureMs);
		const { user, system } = process.cpuUsage(before);
		return { perSecond: (done / measureMs) * 1_000, cpuMicros: (user + system) / done };
	};

export const row: Row = {
	short: true,
	async measure(timing) {
		const reader = { model: readWeights(), units: unitRows, zone: 'Asia/Shanghai' };
		const ours = sideOf((text, at) => understand(text, at, reader));
		const theirs = sideOf((text, at) => recognizeDateTime(text, 'zh-cn', undefined, new Date(at)));
		const outcome = await duel(timing, ours, theirs);
		return [
			{
				bench: 'understand',
				unit: 'messages/s',
				ours: outcome.ours.median,
				against: 'recognizers-text-date-time reading the time alone (no intent, kind, place, phone, people, danger)',
				theirs: outcome.theirs.median,
				ratio: outcome.ours.median / outcome.theirs.median,
				noisy: outcome.noisy,
				oursRange: outcome.ours.range,
				theirsRange: outcome.theirs.range,
				also: { oursCpuMicros: Math.round(outcome.ours.cpuMicros ?? 0), theirsCpuMicros: Math.round(outcome.theirs.cpuMicros ?? 0) },
				floor: { atLeast: 5 },
			},
		];
	},
};
