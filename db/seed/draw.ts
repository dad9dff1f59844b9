/** Drawing with a fixed seed (mulberry32): the same district every time. */
export function createDraw(seed: number) {
	let state = seed;
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	return {
		/** From 0 up to 1. */
		next,
		/** One of a list that is not empty. */
		one<T>(list: readonly [T, ...T[]]): T {
			return list[Math.floor(next() * list.length)] ?? list[0];
		},
		/** `n` different ones. */
		some<T>(list: readonly T[], n: number): T[] {
			const left = [...list];
			return Array.from({ length: Math.min(n, left.length) }, () => left.splice(Math.floor(next() * left.length), 1)).flat();
		},
	};
}
