import { codeOf } from '../db/errors.ts';

/** Codes as databases, drivers and Node write them: 22P05, ECONNRESET, ERR_OUT_OF_RANGE. Anything else might be somebody's words. */
const CODE = /^[A-Z0-9_]{2,40}$/;

/** A frame in a file of ours; what stands before it (where the project lies) is not kept. */
const OWN_FRAME = /^\s+at .*[/\\]((?:bot|db|jobs|server)[/\\][\w./\\-]+\.ts:\d+:\d+)\)?$/;

/** The error and what it was thrown for, outermost first. */
function chainOf(err: unknown): Error[] {
	const chain: Error[] = [];
	for (let one = err; one instanceof Error && !chain.includes(one); one = one.cause) chain.push(one);
	return chain;
}

/** Where in our own code it happened; '' where no frame says it. Its message comes first in a stack and is passed over: it may quote a person. */
function placeOf({ stack = '', message }: Error): string {
	const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
	for (const frame of frames) {
		const place = frame.includes('node_modules') || frame.includes('node:') ? undefined : OWN_FRAME.exec(frame)?.[1];
		if (place !== undefined) return place.replaceAll('\\', '/');
	}
	return '';
}

/** What of an error may be kept and logged: its code, else its kind, and the place in our own code; never its message. */
export function whatFailed(err: unknown): { readonly error: string; readonly at: string } {
	const code = codeOf(err);
	const chain = chainOf(err);
	return {
		error: code !== null && CODE.test(code) ? code : (chain.at(-1)?.name ?? 'unknown'),
		at: chain.map(placeOf).find((place) => place !== '') ?? '',
	};
}
