import { describe, expect, it } from 'vitest';
import { throttled } from '../../jobs/log.ts';
import { logBook } from './district.ts';

describe('an error that comes again and again', () => {
	it('is logged at once, then every half minute', () => {
		let now = 0;
		const log = logBook();
		const onError = throttled(log, () => now);
		for (; now < 60_000; now += 100) onError(new Error(`Failed query: select\nparams: ${now}`), 'queue');
		expect(log.lines).toHaveLength(2);
		onError('another', 'queue');
		expect(log.lines).toHaveLength(3);
		for (let i = 0; i < 300; i++) onError(new Error(String(i)), 'queue');
		expect(log.lines.length).toBeGreaterThan(300);
	});
});
