import { describe, expect, it } from 'vitest';
import { createQueues, inTurn } from '../../bot/in-turn.ts';

/** Work that ends when it is told to. */
function held() {
	let end = (): void => undefined;
	const done = new Promise<void>((resolve) => {
		end = resolve;
	});
	return { done, end };
}
const turnsPass = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
	it('keep the order within one and hold no other up', async () => {
		const inLane = createQueues();
		const seen: string[] = [];
		const slow = held();
		const first = inLane('李', async () => {
			await slow.done;
			seen.push('李 1');
		});
		const second = inLane('李', async () => seen.push('李 2'));
		await inLane('王', async () => seen.push('王 1'));
		expect(seen).toEqual(['王 1']);
		slow.end();
		await Promise.all([first, second]);
		expect(seen).toEqual(['王 1', '李 1', '李 2']);
	});

	it('go on after what fails, and tell whoever asked', async () => {
		const inLane = createQueues();
		const failing = inLane('李', () => Promise.reject(new Error('no')));
		const next = inLane('李', async () => 'yes');
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('yes');
	});

	it('keep the order for whoever comes while another one ends', async () => {
		const inLane = createQueues();
		const seen: number[] = [];
		const first = inLane('李', async () => seen.push(1));
		const second = first.then(() => inLane('李', async () => seen.push(3)));
		const between = inLane('李', async () => {
			await turnsPass();
			seen.push(2);
		});
		await Promise.all([first, second, between]);
		expect(seen).toEqual([1, 2, 3]);
	});
});

describe('the same work in turn', () => {
	it('never runs twice at once', async () => {
		let running = 0;
		let most = 0;
		const work = inTurn(async () => {
			most = Math.max(most, ++running);
			await turnsPass();
			running--;
		});
		await Promise.all([work(), work(), work()]);
		expect(most).toBe(1);
	});
});
