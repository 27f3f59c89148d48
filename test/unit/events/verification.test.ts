import { createSign, generateKeyPairSync } from 'node:crypto';

import { isFromBot, EventCap } from '../../../nodes/ZohoCliq/events/loops';
import { Repeats } from '../../../nodes/ZohoCliq/events/repeats';
import { isSecret } from '../../../nodes/ZohoCliq/events/secret';
import { isRecent, isSigned, readPublicKey } from '../../../nodes/ZohoCliq/events/signature';
import { sample } from '../../support/events';

const SECRET = 'correct-horse-battery';
const PREVIOUS = 'previous-horse-battery';

describe('the secret of a Deluge bot', () => {
	const secrets = { secret: SECRET, previousSecret: PREVIOUS };

	it.each([SECRET, PREVIOUS, ` ${SECRET} `])('%j is accepted', async (given) => {
		await expect(isSecret(given, secrets)).resolves.toBe(true);
	});

	it.each([
		undefined,
		'',
		'wrong',
		SECRET.slice(0, -1),
		`${SECRET}x`,
		SECRET.toUpperCase(),
		[SECRET],
	])('%j is not', async (given) => {
		await expect(isSecret(given, secrets)).resolves.toBe(false);
	});

	it.each([
		['empty', ''],
		['short', 'short'],
		['blank', ' '.repeat(20)],
	])('that is %s lets nobody in', async (_what, secret) => {
		await expect(isSecret(secret, { secret, previousSecret: secret })).resolves.toBe(false);
		await expect(isSecret(undefined, { secret })).resolves.toBe(false);
	});
});

describe('the signature of a webhook bot', () => {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
	const base64 = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
	const sign = (text: string) => createSign('sha256').update(text).sign(privateKey, 'base64');
	const again = JSON.stringify({ text: 'a/b ü', time: 1 });
	const raw = '{ "text": "a\\/b ü", "time": 1 }';

	it.each([
		['bare base64', base64],
		['PEM', pem],
		['PEM on one line', pem.replaceAll('\n', ' ')],
	])('is verified with a key in %s', async (_what, text) => {
		const key = await readPublicKey(text, 'Public Key');
		await expect(isSigned(key, { signature: sign(raw), raw })).resolves.toBe(true);
	});

	it.each([
		['the body as sent', sign(raw), raw, true],
		['the body written again', sign(again), raw, true],
		['another body', sign('{}'), raw, false],
		['a changed body', sign(raw), raw.replace('1', '2'), false],
		['nothing', undefined, raw, false],
		['no base64', 'signed!', raw, false],
		['a list of headers', [sign(raw)], raw, false],
		['a body that is not JSON', sign('a=b'), 'a=b', true],
	])('over %s', async (_what, signature, body, isValid) => {
		const key = await readPublicKey(base64, 'Public Key');
		await expect(isSigned(key, { signature, raw: body })).resolves.toBe(isValid);
	});

	it('may be in the body, as in 2020', async () => {
		const key = await readPublicKey(base64, 'Public Key');
		const signed = JSON.stringify({ text: 'a/b ü', signature: sign(again), time: 1 });
		await expect(isSigned(key, { signature: undefined, raw: signed })).resolves.toBe(true);
		// A wrong header is not made good by it.
		await expect(isSigned(key, { signature: sign('x'), raw: signed })).resolves.toBe(false);
	});

	it('of another key is refused', async () => {
		const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
		const der = other.export({ type: 'spki', format: 'der' }).toString('base64');
		const key = await readPublicKey(der, 'Public Key');
		await expect(isSigned(key, { signature: sign(raw), raw })).resolves.toBe(false);
	});

	it.each(['', 'no key', 'AAAA', pem.replace('A', '')])('needs a key, not %j', async (text) => {
		await expect(readPublicKey(text, 'Public Key')).rejects.toThrow(
			'"Public Key" is not a public key',
		);
	});
});

describe('a signed event', () => {
	const NOW = 1_800_000_000_000;

	it.each([
		[NOW, true],
		[String(NOW), true],
		[NOW - 5 * 60_000, true],
		[NOW - 5 * 60_000 - 1, false],
		[undefined, false],
		['', false],
		['yesterday', false],
	])('of %j is recent: %s', (timestamp, isExpected) => {
		expect(isRecent(timestamp, NOW)).toBe(isExpected);
	});
});

describe('an event that is sent again', () => {
	let now = 0;
	const repeats = () => new Repeats(() => now);
	const TIME = 1569520690703;

	it('is recognized for ten minutes', async () => {
		const known = repeats();
		await expect(known.isRepeat('hook', '{"a":1}', TIME)).resolves.toBe(false);
		now += 599_999;
		await expect(known.isRepeat('hook', '{"a":1}', TIME)).resolves.toBe(true);
		now += 1;
		await expect(known.isRepeat('hook', '{"a":1}', TIME)).resolves.toBe(false);
	});

	it('is recognized at the same moment', async () => {
		const known = repeats();
		const both = [1, 2].map(async () => await known.isRepeat('hook', '{"a":1}', TIME));
		expect((await Promise.all(both)).sort()).toEqual([false, true]);
	});

	it('is not one that another webhook gets, differs, or has no time', async () => {
		const known = repeats();
		await known.isRepeat('hook', '{"a":1}', TIME);
		await expect(known.isRepeat('other', '{"a":1}', TIME)).resolves.toBe(false);
		await expect(known.isRepeat('hook', '{"a":2}', TIME)).resolves.toBe(false);
		for (const time of [undefined, undefined, '', null])
			await expect(known.isRepeat('hook', '{"b":1}', time)).resolves.toBe(false);
	});
});

describe('the loop guard', () => {
	const own = { id: 'b-1', name: 'Helper', uniqueName: 'helper' };
	const bot = { name: 'Helper', uniqueName: 'helper' };

	it.each([
		['its own bot by id', 'message', { id: 'b-1' }, true],
		['its own bot by unique name', 'message', { id: 'helper' }, true],
		['its own bot by name in a channel', 'channel', { id: '9', name: 'helper' }, true],
		['another bot in a channel', 'channel', { id: 'b-2', name: 'Other' }, true],
		['another bot elsewhere', 'mention', { id: 'b-2', name: 'Other' }, false],
		['a person', 'channel', { id: '1', name: 'Scott', email: 's@z.example' }, false],
		[
			'a person of the same name',
			'channel',
			{ id: '1', name: 'Helper', email: 'h@z.example' },
			false,
		],
		['somebody unknown', 'channel', {}, false],
	] as const)('leaves out %s', (_what, event, user, isOut) => {
		expect(isFromBot({ event, user, bot }, own)).toBe(isOut);
	});

	it('lets other bots in where they are wanted, never its own', () => {
		const from = (id: string) => ({ event: 'channel', user: { id }, bot }) as const;
		expect(isFromBot(from('b-2'), own, true)).toBe(false);
		expect(isFromBot(from('b-1'), own, true)).toBe(true);
	});

	it('stops two bots that answer each other without being recognized', () => {
		let now = 0;
		const cap = new EventCap(() => now);
		const verdicts = Array.from({ length: 40 }, () => {
			now += 100;
			return cap.admit('helper', 'CT_1');
		});
		expect(verdicts.filter((verdict) => verdict === 'admitted')).toHaveLength(20);
		// Worth one line in the log.
		expect(verdicts.filter((verdict) => verdict === 'first')).toHaveLength(1);
		expect(cap.admit('helper', 'CT_2')).toBe('admitted');
		expect(cap.admit('other', 'CT_1')).toBe('admitted');
		now += 60_000;
		expect(cap.admit('helper', 'CT_1')).toBe('admitted');
	});

	it("accepts Zoho's sample of a person's message", () => {
		const { params } = sample('bot-participation_handler');
		const user = { id: String(params.user.id), name: 'Scott Fisher' };
		expect(isFromBot({ event: 'channel', user, bot }, own)).toBe(false);
	});
});
