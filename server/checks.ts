import { isIP } from 'node:net';

/** Checks one given value: null when it is good, else what is wrong, as the end of a sentence. Never repeats the value: it may be a secret. */
export type Check = (value: string) => string | null;

/** For settings that cannot be judged by their looks. */
export const anything: Check = () => null;

/** One of the words, upper and lower case told apart. */
export const anyOf =
	(...words: readonly string[]): Check =>
	(value) =>
		words.includes(value) ? null : `must be ${words.join(' or ')}`;

/** Matches the pattern; `what` names it in the complaint. */
export const shape =
	(pattern: RegExp, what: string): Check =>
	(value) =>
		pattern.test(value) ? null : `must be ${what}`;

/** Comma list → its entries, spaces around them dropped. */
export const listOf = (value: string): readonly string[] => value.split(',').map((entry) => entry.trim());

/** Each entry of a comma list passes; the first one that does not is complained about. */
export const list =
	(entry: Check): Check =>
	(value) =>
		listOf(value)
			.map((one) => (one === '' ? 'has an empty entry' : entry(one)))
			.find((problem) => problem !== null) ?? null;

/** A name or an address, as programs that listen take it. */
export const host: Check = (value) => (/^[^\s[\]/]+$/.test(value) ? null : 'must be a name or an address, IPv6 without brackets (::1)');

/** 0–65535; 0 lets the system choose a free one. */
export const port: Check = (value) =>
	/^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? null : 'must be a whole number from 1 to 65535 (0 = any free port)';

/** An address such as https://desk.example.org, with what the caller allows behind the host. */
export const webAddress =
	(options: { readonly bare: boolean }): Check =>
	(value) => {
		const url = URL.canParse(value) ? new URL(value) : null;
		if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'must be an address that begins with http:// or https://';
		if (!options.bare) return null;
		if (url.username !== '' || url.search !== '' || url.hash !== '') return 'must be an address without user, query or #';
		return value.endsWith('/') && url.pathname !== '/' ? 'must not end with a slash' : null;
	};

/** Like webAddress, and not even one slash at its end: paths are glued to it. */
export const apiRoot: Check = (value) => webAddress({ bare: true })(value) ?? (value.endsWith('/') ? 'must not end with a slash' : null);

/** Only how it begins: the rest is checked where it is opened, before the driver sees it. */
export const database: Check = (value) =>
	/^postgres(ql)?:\/\/.+/.test(value) ? null : 'must be an address such as postgres://USER:PASSWORD@HOST:PORT/DATABASE';

const REDIS_ADVICE =
	'must be an address such as redis://USER:PASSWORD@HOST:PORT/NUMBER, where special characters of the password (% # / ? @ :) are written as %25 %23 %2F %3F %40 %3A';

/** A redis or rediss address with a host; whether anything answers there is not tried. */
export const redis: Check = (value) => {
	const url = URL.canParse(value) ? new URL(value) : null;
	if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return REDIS_ADVICE;
	// A raw # / ? or @ in the password moves the rest of it behind the host.
	if (!/^(\/\d*)?$/.test(url.pathname) || url.hash !== '' || value.split('@').length > 2) return REDIS_ADVICE;
	try {
		decodeURIComponent(url.username + url.password);
		return null;
	} catch {
		return REDIS_ADVICE;
	}
};

/** A zone that this Node knows. */
export const zone: Check = (value) => {
	try {
		new Intl.DateTimeFormat('en', { timeZone: value });
		return null;
	} catch {
		return 'must be the name of a time zone such as Asia/Shanghai';
	}
};

/** One address or network. A count of hops, a name, or everybody would let a visitor choose the address that the desk believes. */
export const proxy: Check = (value) => {
	const [address = '', bits, ...rest] = value.split('/');
	const family = isIP(address);
	const widest = family === 4 ? 32 : 128;
	if (family === 0 || rest.length > 0)
		return 'must be a comma list of addresses or networks such as 10.0.0.7 or 10.0.0.0/8 (a count of proxies is not accepted)';
	if (bits === undefined) return null;
	return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= widest ? null : `must have networks of 1 to ${widest} bits`;
};

/** Only programs on this machine can reach it. */
export const isLoopback = (name: string): boolean =>
	name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
