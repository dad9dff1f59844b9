import { createCipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { encrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import { createEnvelope, type Envelope } from '../../bot/channels/wecom-envelope.ts';
import { openMessage, sealMessage, signatureOf } from '../helpers/fake-wecom-crypto.ts';

const CORP = 'ww1a2b3c4d5e6f7a8b';
const TOKEN = 'FakeCallbackToken';
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const OTHER_KEY = 'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba';
const NOW = Date.UTC(2026, 8, 28, 2, 0, 0);
const AT = String(NOW / 1000);
const NONCE = '1372623149';
const INNER = `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[zhang]]></FromUserName><CreateTime>${AT}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[好]]></Content><MsgId>1</MsgId></xml>`;

const envelope = createEnvelope({ corpId: CORP, keys: [{ token: TOKEN, aesKey: KEY }], now: () => NOW });

interface Sealing {
	readonly token?: string;
	readonly timestamp?: string;
	readonly signature?: string;
}

/** A delivery whose signature is right for what it holds, unless said otherwise. */
function signed(cipher: string, { token = TOKEN, timestamp = AT, signature }: Sealing = {}) {
	return {
		query: { msg_signature: signature ?? signatureOf(token, timestamp, NONCE, cipher), timestamp, nonce: NONCE },
		body: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${cipher}]]></Encrypt><AgentID><![CDATA[1]]></AgentID></xml>`,
	};
}
const open = (cipher: string, sealing?: Sealing, by: Envelope = envelope) => {
	const { query, body } = signed(cipher, sealing);
	return by.open(query, body);
};
const seal = (inner = INNER, id = CORP) => sealMessage(KEY, inner, id);

/** Random prefix, length, text and receive id, without padding. */
function framed(text: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(text.length);
	return Buffer.concat([randomBytes(16), length, text, Buffer.from(CORP)]);
}

/** Encrypts bytes as they stand, whatever is wrong with them. */
function rawSealed(plain: Buffer): string {
	const key = Buffer.from(`${KEY}=`, 'base64');
	const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
	return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

describe('the envelope of WeCom: what is authentic', () => {
	it('opens the official sample (channels.md A4)', () => {
		const { token, aesKey, corpId, callback, urlCheck } = JSON.parse(readFileSync('tests/fixtures/wecom/official-sample.json', 'utf8'));
		const official = createEnvelope({ corpId, keys: [{ token, aesKey }], now: () => 1_409_659_813_000 });
		const { encrypt: cipher, ...query } = callback;
		expect(query.msg_signature).toBe('477715d11cdb4164915debcba66cb864d751f3e6');
		expect(official.open(query, `<xml><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`)).toMatchObject({
			fields: { FromUserName: 'mycreate', MsgType: 'text', Content: 'hello', MsgId: '4561255354251345929', AgentID: '218' },
		});
		expect(official.echo(urlCheck)).toEqual({ echo: '1616140317555161061' });
	});

	it('opens XML and JSON, and the same plaintext comes out of every delivery', () => {
		const [first, again] = [open(seal()), open(seal())];
		expect(first).toMatchObject({ plaintext: INNER, fields: { Content: '好', MsgId: '1' } });
		expect(again).toEqual(first);
		const cipher = seal();
		const { query } = signed(cipher);
		expect(envelope.open(query, JSON.stringify({ tousername: CORP, encrypt: cipher, agentid: '1' }))).toEqual(first);
	});

	it('opens every length: the padding is of 32-byte blocks', () => {
		for (let n = 1; n < 70; n++) {
			const inner = INNER.replace('好', 'x'.repeat(n));
			expect(open(seal(inner))).toMatchObject({ plaintext: inner });
		}
	});

	it.each(['\ufffd', '<!DOCTYPE a [<!ENTITY b "c">]>', '<!-- -->', '&amp;', '<?php ?>', '00123', '1e5', ' '])(
		'takes %j in CDATA for what somebody wrote',
		(words) => {
			expect(open(seal(INNER.replace('好', words)))).toMatchObject({ fields: { Content: words } });
		},
	);

	it('tries the listed pairs: callbacks under the old ones still arrive while keys change', () => {
		const keys = [
			{ token: 'NewToken', aesKey: OTHER_KEY },
			{ token: TOKEN, aesKey: OTHER_KEY },
			{ token: TOKEN, aesKey: KEY },
		];
		const changing = createEnvelope({ corpId: CORP, keys, now: () => NOW });
		expect(open(seal(), {}, changing)).toMatchObject({ plaintext: INNER });
		expect(open(sealMessage(OTHER_KEY, INNER, CORP), { token: 'NewToken' }, changing)).toMatchObject({ plaintext: INNER });
		expect(open(sealMessage(OTHER_KEY, INNER, CORP), { token: 'NewToken' })).toMatchObject({ refused: 'signature' });
	});

	it('answers the URL check, also where + came in as a space', () => {
		for (let i = 0; i < 20; i++) {
			const cipher = seal(`echo ${i}`);
			const { query } = signed(cipher);
			expect(envelope.echo({ ...query, echostr: cipher.replaceAll('+', ' ') })).toEqual({ echo: `echo ${i}` });
		}
	});
});

describe('the envelope of WeCom: what is refused (every row of channels.md A5)', () => {
	const cipher = seal();
	const right = signatureOf(TOKEN, AT, NONCE, cipher);

	it.each([
		['another token', signatureOf('other', AT, NONCE, cipher)],
		['upper case', right.toUpperCase()],
		['one letter more', `${right}0`],
		['nothing', ''],
		['letters of several bytes', '签'.repeat(40)],
	])('a signature of %s', (_, signature) => {
		expect(open(cipher, { signature })).toEqual({ refused: 'signature', why: 'signature' });
	});

	it.each([[undefined], [null], [['a', 'b']], [{}], [7]])('parameters that are no single text: %j', (value) => {
		const { query, body } = signed(cipher);
		for (const name of ['msg_signature', 'timestamp', 'nonce']) {
			expect(envelope.open({ ...query, [name]: value }, body)).toEqual({ refused: 'body', why: 'parameters' });
			expect(envelope.echo({ ...query, echostr: cipher, [name]: value })).toEqual({ refused: 'body', why: 'parameters' });
		}
		expect(envelope.echo({ ...query, echostr: value })).toEqual({ refused: 'body', why: 'no ciphertext' });
	});

	it.each(['', '-1', '1.5', '1e9', ' 1', '0x10', '9'.repeat(13), `${AT} `, '１２'])('a timestamp "%s"', (timestamp) => {
		expect(open(cipher, { timestamp })).toEqual({ refused: 'body', why: 'timestamp' });
	});

	it('a time more than ten minutes away on either side, however well signed', () => {
		const shifted = (seconds: number) => open(cipher, { timestamp: String(NOW / 1000 + seconds) });
		for (const seconds of [-600, 600]) expect(shifted(seconds)).toHaveProperty('plaintext');
		for (const seconds of [-601, 601]) expect(shifted(seconds)).toEqual({ refused: 'signature', why: 'timestamp' });
	});

	it.each(['wwFOREIGN', '', `${CORP}x`, CORP.slice(0, -1), CORP.toUpperCase()])('receive id "%s"', (id) => {
		expect(open(seal(INNER, id))).toEqual({ refused: 'body', why: 'ciphertext' });
	});

	it('any flipped byte of the ciphertext', () => {
		const bytes = Buffer.from(cipher, 'base64');
		for (let at = 0; at < bytes.length; at++) {
			const flipped = Buffer.from(bytes);
			flipped[at] = (bytes[at] ?? 0) ^ 1;
			expect(open(flipped.toString('base64'))).toHaveProperty('refused');
		}
	});

	it('cut, foreign, empty and broken ciphertext', () => {
		const bytes = Buffer.from(cipher, 'base64');
		const cut = (n: number) => bytes.subarray(0, bytes.length - n).toString('base64');
		const wrongs = [cut(16), cut(32), cut(1), cut(bytes.length - 16), bytes.subarray(16).toString('base64'), `${cipher}AAAA`];
		wrongs.push(
			sealMessage(OTHER_KEY, INNER, CORP),
			cipher.replace(/.{20}/, '$&\n'),
			cipher.replace(/[a-z]/, ' '),
			'AAAA',
			'????',
			'长',
			' ',
		);
		for (const wrong of wrongs) expect(open(wrong)).toEqual({ refused: 'body', why: 'ciphertext' });
	});

	it('padding that the library lets pass: over 32, or of wrong bytes', () => {
		const plain = framed(Buffer.from(`${INNER.replace('好', 'x'.repeat(5))}`));
		const due = 32 - (plain.length % 32);
		const padded = (padding: Buffer) => open(rawSealed(Buffer.concat([plain, padding])));
		expect(padded(Buffer.alloc(due, due))).toHaveProperty('plaintext');
		for (const padding of [
			Buffer.alloc(due + 32, due + 32),
			Buffer.alloc(due + 32, due),
			Buffer.from([...Buffer.alloc(due - 1, 1), due]),
		]) {
			expect(padded(padding)).toEqual({ refused: 'body', why: 'ciphertext' });
		}
	});

	it('text that is no UTF-8', () => {
		const [before = '', after = ''] = INNER.split('好');
		const plain = framed(Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe]), Buffer.from(after)]));
		const due = 32 - (plain.length % 32);
		expect(open(rawSealed(Buffer.concat([plain, Buffer.alloc(due, due)])))).toEqual({ refused: 'body', why: 'ciphertext' });
	});

	it.each([
		'',
		' ',
		'null',
		'[]',
		'{}',
		'{"encrypt":7}',
		'{"encrypt":["a"]}',
		'{broken',
		'text',
		'<xml>',
		'<xml></xml>',
		'<xml><Encrypt></Encrypt></xml>',
		`<xml><Encrypt>${cipher}</Encrypt><Encrypt>${cipher}</Encrypt></xml>`,
		`<root><Encrypt>${cipher}</Encrypt></root>`,
		`<xml><Encrypt><b>${cipher}</b></Encrypt></xml>`,
		`<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Encrypt>${cipher}</Encrypt></xml>`,
		`<!doctype xml><xml><Encrypt>${cipher}</Encrypt></xml>`,
		`<xml><!ENTITY a "b"><Encrypt>${cipher}</Encrypt></xml>`,
		`<xml><!-- <![CDATA[ --><!DOCTYPE a><!-- ]]> --><Encrypt>${cipher}</Encrypt></xml>`,
		`<xml a="<![CDATA["><!DOCTYPE a><b c="]]>"><Encrypt>${cipher}</Encrypt></xml>`,
		`<xml><?x <![CDATA[ ?><!DOCTYPE a><?y ]]> ?><Encrypt>${cipher}</Encrypt></xml>`,
		'<a>'.repeat(5000),
		`<xml><Encrypt><![CDATA[${cipher}</Encrypt></xml>`,
		'<xml><__proto__><Encrypt>a</Encrypt></__proto__></xml>',
	])('a body without one ciphertext: %.60s', (body) => {
		expect(envelope.open(signed(cipher).query, body)).toEqual({ refused: 'body', why: 'no ciphertext' });
	});

	it.each([[undefined], [null], [7], [{}], [Buffer.from('x')]])('a body that is no text: %j', (body) => {
		expect(envelope.open(signed(cipher).query, body)).toEqual({ refused: 'body', why: 'no ciphertext' });
	});

	it.each([
		['no XML', 'inner XML', 'hello'],
		['a foreign ToUserName', 'ToUserName', INNER.replace(CORP, 'wwFOREIGN')],
		['two ToUserName', 'ToUserName', INNER.replace('<MsgId>', `<ToUserName>${CORP}</ToUserName><MsgId>`)],
		['no ToUserName', 'ToUserName', INNER.replace(/<ToUserName>.*<\/ToUserName>/, '')],
		['no MsgType', 'MsgType', INNER.replace(/<MsgType>.*<\/MsgType>/, '')],
		['no CreateTime', 'CreateTime', INNER.replace(/<CreateTime>.*<\/CreateTime>/, '')],
		['a CreateTime in words', 'CreateTime', INNER.replace(AT, 'now')],
		['DOCTYPE', 'inner XML', `<!DOCTYPE xml [<!ENTITY e "x">]>${INNER}`],
		['ENTITY', 'inner XML', INNER.replace('<MsgId>', '<!ENTITY e "x"><MsgId>')],
		['a comment', 'inner XML', INNER.replace('<MsgId>', '<!-- x --><MsgId>')],
	])('inner XML with %s', (_, why, inner) => {
		expect(open(seal(inner))).toEqual({ refused: 'body', why });
	});
});

describe("the fake WeCom's own encryption", () => {
	it('agrees with the library, byte by byte', () => {
		const random = randomBytes(16);
		for (const text of ['', '好', 'x'.repeat(31), INNER]) {
			expect(sealMessage(KEY, text, CORP, random)).toBe(encrypt(KEY, text, CORP, random));
			expect(openMessage(KEY, encrypt(KEY, text, CORP))).toEqual({ message: text, receiveId: CORP });
		}
		expect(signatureOf(TOKEN, AT, NONCE, 'AAAA')).toBe(getSignature(TOKEN, AT, NONCE, 'AAAA'));
	});
});
