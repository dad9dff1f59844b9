/**
 * Reads the same text but once while nothing else is read: all parsers of a message ask for its normal form, each by itself. The result
 * must depend on the text alone.
 */
export function once<T>(read: (text: string) => T): (text: string) => T {
	let last: { readonly text: string; readonly found: T } | null = null;
	return (text) => {
		if (last?.text !== text) last = { text, found: read(text) };
		return last.found;
	};
}
