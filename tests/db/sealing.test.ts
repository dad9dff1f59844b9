import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyedHash, seal, unseal, useSecret } from '../../db/sealing.ts';
import { TEST_SECRET } from '../helpers/database.ts';

beforeEach(() => useSecret(TEST_SECRET));
afterEach(() => useSecret(TEST_SECRET));

test.each(['', '张桂兰', '13800138001', '🏠 聂耳社区3栋2单元', 'x'.repeat(64 * 1024)])('what was sealed is read again', (plain) => {
	expect(unseal(seal(plain))).toBe(plain);
});

test('the same text is sealed differently every time and not readable', () => {
	const [one, two] = [seal('张桂兰'), seal('张桂兰')];
	expect(one.equals(two)).toBe(false);
	expect(one.includes(Buffer.from('张桂兰'))).toBe(false);
});

test('another secret does not open it, and says so', () => {
	const bytes = seal('张桂兰');
	useSecret('another secret, long enough for the rule');
	expect(() => unseal(bytes)).toThrow('sealed under another DESK_SECRET');
});

test('a changed byte is noticed wherever it is', () => {
	const bytes = seal('13800138001');
	for (let i = 0; i < bytes.length; i++) {
		const changed = Buffer.from(bytes);
		changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
		expect(() => unseal(changed)).toThrow();
	}
	expect(() => unseal(bytes.subarray(0, 20))).toThrow();
});

test('hashes for look-up depend on the secret', () => {
	const hash = keyedHash('13800138001');
	expect(keyedHash('13800138001')).toBe(hash);
	useSecret('another secret, long enough for the rule');
	expect(keyedHash('13800138001')).not.toBe(hash);
});
