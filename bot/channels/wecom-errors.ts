import { MINUTE, SECOND } from '../../db/domain/instant.ts';
import type { Sent } from './channel.ts';

/** An answer of the API that could be read; without errcode it is a success (channels.md B1). */
export interface WecomAnswer {
	readonly errcode: number;
	readonly fields: Readonly<Record<string, unknown>>;
}

/** First wait after a network error or a busy service; the relay lets it grow. */
const BACK_OFF = 3 * SECOND;
/** A block lasts as long as the window it belongs to, 60 s at least (channels.md B7). */
const WINDOW = MINUTE;

type Fate = Exclude<Sent, { result: 'sent' }>;

/** The token of the call is wrong or has ended: another one may do. 40001 too, since a call has no secret in it. */
export const isTokenError = (errcode: number): boolean => [40001, 40014, 42001].includes(errcode);

const later = (afterMs: number, reason: string): Fate => ({ result: 'later', afterMs, reason });

/** Reasons are the desk's own words: errmsg quotes addresses and names. */
const FATES: ReadonlyMap<number, Fate> = new Map<number, Fate>([
	[-1, later(BACK_OFF, '-1 busy')],
	[45033, later(BACK_OFF, '45033 too many calls at once')],
	[45009, later(WINDOW, '45009 too many calls')],
	// Settings of the app that somebody has to mend: the message is not at fault and waits.
	[40056, later(WINDOW, '40056 WECOM_AGENT_ID is wrong')],
	[301002, later(WINDOW, '301002 WECOM_AGENT_ID is not the app of WECOM_AGENT_SECRET')],
	[48001, later(WINDOW, '48001 the app may not use this API')],
	[48002, later(WINDOW, '48002 the app may not use this API')],
	...[40003, 60111, 46004, 301021].map((code): [number, Fate] => [code, { result: 'unreachable', reason: `${code} no such member` }]),
	...[50002, 60011].map((code): [number, Fate] => [
		code,
		{ result: 'unreachable', reason: `${code} the member is outside the scope of the app` },
	]),
	[81013, { result: 'unreachable', reason: '81013 the member is outside the scope of the app' }],
	[44004, { result: 'refused', reason: '44004 empty content' }],
	[45002, { result: 'refused', reason: '45002 content too long' }],
	[82001, { result: 'refused', reason: '82001 no recipient' }],
]);

/** The operator has to enter it among the trusted ones, so it is named; it is the desk's own. */
const untrusted = (errmsg: unknown): string => {
	const ip = typeof errmsg === 'string' ? /from ip: ([\da-f.:]{2,45})/i.exec(errmsg)?.[1] : undefined;
	return `60020 the address of this desk${ip === undefined ? '' : ` (${ip})`} is not among the trusted IPs of the app`;
};

/** What a failed call means for the message (channels.md B8). */
export function wecomFateOf({ errcode, fields }: WecomAnswer): Fate {
	if (isTokenError(errcode)) return { result: 'refused', reason: 'token' };
	if (errcode === 60020) return later(WINDOW, untrusted(fields['errmsg']));
	return FATES.get(errcode) ?? { result: 'refused', reason: `errcode ${errcode}` };
}

/** Whether the failure meets every message alike, so that trying them one after the other only makes it worse. */
export const meetsAll = (errcode: number): boolean => [45009, 60020, 40056, 301002, 48001, 48002].includes(errcode);

const names = (value: unknown): readonly string[] => (typeof value === 'string' ? value.toLowerCase().split('|') : []);

/** An errcode of 0 may still have left the member out (channels.md B2); WeCom writes the names in lower case. */
export function leftOut({ fields }: WecomAnswer, userid: string): Fate | null {
	const name = userid.toLowerCase();
	if (names(fields['invaliduser']).includes(name)) return { result: 'unreachable', reason: 'invaliduser' };
	if (names(fields['unlicenseduser']).includes(name)) return { result: 'unreachable', reason: 'unlicenseduser: the member has no licence' };
	return null;
}

/** A call that brought no readable answer; the address is not quoted, since secret and token stand in it. */
export function networkFate(error: unknown): Fate {
	const cause = error instanceof Error ? error.cause : null;
	const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
	if (typeof code === 'string' && /^[\w-]{1,40}$/.test(code)) return later(BACK_OFF, `network: ${code}`);
	return later(BACK_OFF, error instanceof Error && error.name === 'TimeoutError' ? 'network: no answer in time' : 'network');
}

/** Something answered that is not WeCom: a proxy's page, broken JSON. */
export const UNREADABLE: Fate = later(BACK_OFF, 'unreadable answer');
