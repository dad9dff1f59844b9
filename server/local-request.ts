import type { FastifyRequest } from 'fastify';

/**
 * Names of headers by which proxies, tunnels and content networks say for whom they ask. Told by their pattern: each maker has its
 * own, and one that is missing here would let strangers be everybody.
 */
const FORWARDING = [
	/forwarded/,
	/(client|real|remote|user|originating|connecting)-?(ip|addr)/,
	/^via$/,
	/^cf-/,
	/^cdn-/,
	/^fastly-/,
	/^fly-/,
	/^tailscale-/,
	/^x-arr-/,
	/^x-azure-/,
	/^x-envoy-/,
	/^x-original-/,
	/^x-vercel-/,
];

/** Some proxy passed this on: somebody elsewhere may be behind it. */
const isForwarded = (request: FastifyRequest): boolean =>
	Object.keys(request.headers).some((name) => FORWARDING.some((pattern) => pattern.test(name)));

/** Straight from a program on this machine. The socket's own address counts, whatever proxies are believed. */
export const isDirectLoopback = (request: FastifyRequest): boolean => {
	const from = request.raw.socket.remoteAddress ?? '';
	return (from === '::1' || /^(::ffff:)?127\./.test(from)) && !isForwarded(request);
};

/**
 * A request that may see the demo, where everybody can be everybody: not passed on, and with a Host of this machine. A page of
 * another site whose name was pointed to 127.0.0.1 carries its own Host.
 */
export const isDemoRequest = (request: FastifyRequest): boolean =>
	!isForwarded(request) && /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i.test(request.headers.host ?? '');
