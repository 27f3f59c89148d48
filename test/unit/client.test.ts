import type { IDataObject } from 'n8n-workflow';

import { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import type { CliqRequest, WaitPolicy } from '../../nodes/ZohoCliq/cliq/client';
import { openSession } from '../../nodes/ZohoCliq/cliq/session';
import type { Problem } from '../../nodes/ZohoCliq/errors';
import { CliqError } from '../../nodes/ZohoCliq/errors';
import { useClock } from '../support/clock';
import {
	answer,
	clientOn,
	connected,
	fakeN8n,
	lost,
	problemOfPromise,
	WAIT,
} from '../support/fakeN8n';
import type { FakeN8n, Reply } from '../support/fakeN8n';
import { endpoint } from '../support/endpoints';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

async function call(n8n: FakeN8n, name: string, request: CliqRequest = {}) {
	return await (await clientOn(n8n)).call(endpoint(name), request);
}

const toUser: CliqRequest = { path: { user: '1' }, body: { text: 'x' } };

describe('a call', () => {
	it('passes the endpoint’s method, encoded path and query to n8n’s request', async () => {
		const n8n = fakeN8n({ replies: [answer(200, {})] });
		await call(n8n, 'messages.postToChannel', {
			path: { channel: 'a/b ü' },
			query: { bot_unique_name: 'x&y+z', mark_as_read: undefined, limit: 0, sure: false },
			body: { text: 'Hi' },
		});
		expect(n8n.requests).toEqual([
			{
				method: 'POST',
				url: 'https://cliq.zoho.com/api/v2/channelsbyname/a%2Fb%20%C3%BC/message?bot_unique_name=x%26y%2Bz&limit=0&sure=false',
				body: { text: 'Hi' },
				encoding: 'arraybuffer',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
		]);
	});

	it.each([
		['the path', { path: { channel: '\ud800' } }, 'channel'],
		[
			'the query',
			{ path: { channel: 'x' }, query: { bot_unique_name: '\udc00' } },
			'bot_unique_name',
		],
	])('is not made with half a character in %s', async (_where, request, name) => {
		const n8n = fakeN8n({ replies: [answer(200, {})] });
		await expect(call(n8n, 'messages.postToChannel', request)).rejects.toThrow(
			`"${name}" contains an invalid character`,
		);
		expect(n8n.requests).toEqual([]);
	});

	it('has no body and no question mark when both are empty', async () => {
		const n8n = fakeN8n({ replies: [answer(200, {})] });
		await call(n8n, 'users.getMe', { query: { source: undefined } });
		expect(n8n.requests[0]).toMatchObject({ url: 'https://cliq.zoho.com/api/v2/users/me' });
		expect(n8n.requests[0]).not.toHaveProperty('body');
	});

	it('is sent to the credential’s network and data center', async () => {
		const credentials = { ...connected, dataCenter: 'eu', network: 'zylker' };
		const n8n = fakeN8n({ credentials, replies: [answer(200, {})] });
		await call(n8n, 'users.getMe');
		expect(n8n.requests[0]?.url).toBe('https://cliq.zoho.eu/network/zylker/api/v2/users/me');
	});

	it('is not made without its ID', async () => {
		const n8n = fakeN8n();
		const problem = await problemOfPromise(call(n8n, 'messages.postToUser'));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(n8n.requests).toEqual([]);
	});
});

describe('the response', () => {
	it.each<[string, number, unknown, IDataObject]>([
		['its JSON object', 200, { message_id: '1' }, { message_id: '1' }],
		['a 19-digit ID unrounded', 200, '{"id":1234567890123456789}', { id: '1234567890123456789' }],
		['nothing', 204, '', {}],
		['success as text', 200, 'OK', {}],
		['success as HTML', 201, '<p>1</p>', {}],
		['a list', 200, [1], {}],
	])('to a write is returned: %s', async (_what, status, body, expected) => {
		const n8n = fakeN8n({ replies: [answer(status, body)] });
		expect(await call(n8n, 'messages.postToUser', toUser)).toEqual(expected);
	});

	it('to a read is put under data when it is a bare list', async () => {
		const n8n = fakeN8n({ replies: [answer(200, [{ id: 1 }])] });
		expect(await call(n8n, 'users.getMany')).toEqual({ data: [{ id: 1 }] });
	});

	it.each([
		['HTML', answer(200, '<html>Login</html>'), 'Login'],
		['empty', answer(204), 'The response was empty.'],
		['a number', answer(200, '7'), '7'],
	])('to a read is UNKNOWN_ERROR when it is %s', async (_what, reply, says) => {
		const problem = await problemOfPromise(call(fakeN8n({ replies: [reply] }), 'users.getMany'));
		expect(problem).toMatchObject({ kind: 'UNKNOWN_ERROR', httpStatus: reply.status });
		expect(problem.description).toContain(says);
	});

	it('is stripped of echoed tokens and the client secret', async () => {
		const echo = 'token-1 refresh-1 client-secret';
		const ok = fakeN8n({ replies: [answer(200, { echo })] });
		expect(await call(ok, 'users.getMe')).toEqual({ echo: '*** *** ***' });
		const refused = fakeN8n({ replies: [answer(400, { code: 'x', message: echo })] });
		const problem = await problemOfPromise(call(refused, 'users.getMe'));
		expect(JSON.stringify(problem)).not.toMatch(/token-1|refresh-1|client-secret/);
	});
});

describe('the delivery count of an item', () => {
	it('is kept on its client, visible to every sender', async () => {
		const session = await openSession(fakeN8n().context);
		expect(new CliqClient(session).sent).toEqual({ items: 0, parts: 0, files: 0 });
		const sent = { items: 3, parts: 1, files: 0 };
		expect(new CliqClient(session, { sent }).sent).toBe(sent);
	});

	it('does not separate the connection and what was learned from other items', async () => {
		const session = await openSession(fakeN8n().context);
		const [one, other] = [new CliqClient(session), new CliqClient(session)];
		expect(one.cache).toBe(other.cache);
		expect(one.connection).toMatchObject({ cliqUrl: 'https://cliq.zoho.com' });
	});
});

describe('a client without options', () => {
	it('does not wait for a lock, as in a list that a user opens', async () => {
		const n8n = fakeN8n({ replies: [answer(429)] });
		const client = new CliqClient(await openSession(n8n.context));
		const problem = await problemOfPromise(client.call(endpoint('users.getMe')));
		expect(problem.kind).toBe('RATE_LIMITED');
		expect([n8n.requests.length, clock.elapsed]).toEqual([1, 0]);
	});
});

describe('a missing response', () => {
	it.each([
		['ECONNRESET', true],
		['ETIMEDOUT', true],
		['ECONNREFUSED', false],
		['ENOTFOUND', false],
		['EAI_AGAIN', false],
	])(
		'with %s is explained by whether the message may have arrived',
		async (code, mayHaveArrived) => {
			const n8n = fakeN8n({ replies: [lost(code)] });
			const problem = await problemOfPromise(call(n8n, 'messages.postToUser', toUser));
			expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code, httpStatus: null });
			expect(problem.description.includes('may still have reached Cliq')).toBe(mayHaveArrived);
			expect(JSON.stringify(problem)).not.toContain('token-1');
			expect(n8n.requests).toHaveLength(1);
		},
	);

	it('for an unknown reason is reported without a code', async () => {
		const n8n = fakeN8n({ replies: [new Error('odd')] });
		const problem = await problemOfPromise(call(n8n, 'users.getMe'));
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: null });
	});

	it('that trickles in too slowly is a timeout', async () => {
		const n8n = fakeN8n({
			cliq: async () => {
				await clock.rest(3_600_000);
				return answer(200);
			},
		});
		const problem = await problemOfPromise(call(n8n, 'messages.postToUser', toUser));
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ETIMEDOUT' });
		expect(problem.description).toContain('may still have reached Cliq');
	});
});

describe('a failed call', () => {
	const OK = answer(200, { id: '1' });

	async function run(
		replies: readonly Reply[],
		name: string,
		{ policy = WAIT, signal }: { policy?: WaitPolicy; signal?: AbortSignal } = {},
	) {
		const n8n = fakeN8n({ replies });
		const client = await clientOn(n8n, policy, signal);
		const keys = ['user', 'chat', 'message', 'channel', 'team', 'reminder', 'scheduledMessage'];
		const path = Object.fromEntries(keys.map((key) => [key, '1']));
		return { n8n, result: client.call(endpoint(name), { path }) };
	}

	const UNANSWERED: Array<[string, Reply]> = [
		['500', answer(500)],
		['502', answer(502)],
		['503', answer(503, '<html>')],
		['504', answer(504)],
		['a lost connection', lost('ECONNRESET')],
		['a timeout', lost('ETIMEDOUT')],
		['no answer', new Error('odd')],
	];

	it.each(UNANSWERED)('is retried after %s when it reads', async (_what, reply) => {
		const { n8n, result } = await run([reply, reply, OK], 'users.get');
		expect(await result).toEqual({ id: '1' });
		expect(n8n.requests).toHaveLength(3);
	});

	it.each(UNANSWERED)('is not retried after %s when it posts', async (_what, reply) => {
		const { n8n, result } = await run([reply, OK], 'messages.postToUser');
		const problem = await problemOfPromise(result);
		expect(problem.kind).toBe('UNAVAILABLE');
		expect(problem.description).toContain('may still have reached Cliq');
		expect([n8n.requests.length, clock.elapsed]).toEqual([1, 0]);
	});

	it.each<[string, string]>([
		['replaces', 'channels.update'],
		['deletes', 'messages.delete'],
	])('is retried when it %s, because that is idempotent', async (_what, name) => {
		const { n8n, result } = await run([lost('ECONNRESET'), answer(500), answer(204)], name);
		expect(await result).toEqual({});
		expect(n8n.requests).toHaveLength(3);
	});

	it('counts as done when its target is gone after an attempt whose response was lost', async () => {
		const gone = answer(400, { code: 'channel_not_exists' });
		const { result } = await run([lost('ECONNRESET'), gone], 'channels.delete');
		expect(await result).toEqual({});
	});

	it.each([
		['messages.delete', 'message_not_exists'],
		['teams.removeMember', 'user_not_exist'],
		['channels.removeMembers', 'member_not_found'],
		['scheduledMessages.delete', 'scheduled_msg_not_found'],
		['messages.delete', undefined],
	])('counts as done when %s meets %s', async (name, code) => {
		const { result } = await run([answer(503), answer(404, { code })], name);
		expect(await result).toEqual({});
	});

	it.each([
		['messages.delete', 'chat_not_exists'],
		['channels.delete', 'channel_member_not_exists'],
		['messages.delete', 'message_thread_not_found'],
		['messages.removeReaction', 'message_not_exists'],
		['chats.unpinMessage', 'chat_not_exists'],
		['channels.removeMembers', 'channel_not_exists'],
		['teams.removeMember', 'team_not_exist'],
		['reminders.unassign', 'reminder_not_found'],
	])('does not count as done when %s meets %s', async (name, code) => {
		const { result } = await run([answer(503), answer(404, { code })], name);
		expect((await problemOfPromise(result)).kind).toBe('ENDPOINT_INVALID');
	});

	it('does not count as done when nothing can have been deleted', async () => {
		const gone = answer(404, { code: 'channel_not_exists' });
		for (const replies of [[gone], [lost('ENOTFOUND'), gone]]) {
			const { result } = await run(replies, 'channels.delete');
			expect((await problemOfPromise(result)).kind).toBe('ENDPOINT_INVALID');
		}
		const noSuchUrl = answer(404, { code: 'request_url_invalid' });
		const { result } = await run([answer(503), noSuchUrl], 'channels.delete');
		expect((await problemOfPromise(result)).kind).toBe('ENDPOINT_INVALID');
	});

	it.each<[string, string, Reply, Partial<Problem>]>([
		['a read', 'users.get', answer(503), { httpStatus: 503, code: null }],
		['a read', 'users.get', lost('ECONNRESET'), { httpStatus: null, code: 'ECONNRESET' }],
		['a message', 'messages.postToUser', lost('ENOTFOUND'), { code: 'ENOTFOUND' }],
	])('fails after three retries: %s %#', async (_what, name, reply, expected) => {
		const { n8n, result } = await run([reply], name);
		expect(await problemOfPromise(result)).toMatchObject({ kind: 'UNAVAILABLE', ...expected });
		expect(n8n.requests).toHaveLength(4);
	});

	it.each([
		['connect', 'ECONNREFUSED'],
		['connect', 'EHOSTUNREACH'],
		['connect', 'ENETUNREACH'],
		['connect', 'ETIMEDOUT'],
		['connect', 'ECONNRESET'],
		['getaddrinfo', 'ENOTFOUND'],
		['getaddrinfo', 'EAI_AGAIN'],
		['write', 'EPROTO'],
	])('is retried even when it posts if nothing was sent, with %s %s', async (call, code) => {
		const failed = lost(code, call);
		const { n8n, result } = await run([failed, failed, OK], 'messages.postToUser');
		expect(await result).toEqual({ id: '1' });
		expect(n8n.requests).toHaveLength(3);
	});

	it.each(
		['read', 'write'].flatMap((call) =>
			['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'ETIMEDOUT', 'EHOSTDOWN'].map((code) => [
				call,
				code,
			]),
		),
	)('is not retried when it posts if its connection failed, with %s %s', async (call, code) => {
		const { n8n, result } = await run([lost(code, call), OK], 'messages.postToUser');
		expect((await problemOfPromise(result)).description).toContain('may still have reached Cliq');
		expect(n8n.requests).toHaveLength(1);
	});

	it.each([
		'CERT_HAS_EXPIRED',
		'CERT_NOT_YET_VALID',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'UNABLE_TO_GET_ISSUER_CERT',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'HOSTNAME_MISMATCH',
		'ERR_INVALID_URL',
		'ERR_INVALID_CHAR',
	])('is not retried when n8n will never send it, with %s', async (code) => {
		for (const name of ['users.get', 'messages.postToUser']) {
			const { n8n, result } = await run([lost(code, 'odd')], name);
			expect((await problemOfPromise(result)).description).toContain('Nothing was sent');
			expect(n8n.requests).toHaveLength(1);
		}
	});

	it('is not taken for unsent by what TLS reports after the handshake', async () => {
		const code = 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED';
		const { n8n, result } = await run([lost(code), OK], 'messages.postToUser');
		expect((await problemOfPromise(result)).description).toContain('may still have reached Cliq');
		expect(n8n.requests).toHaveLength(1);
	});

	it('is not retried after an attempt that may have arrived, even if nothing was sent the last time', async () => {
		const replies = [lost('ECONNREFUSED'), lost('ECONNRESET'), OK];
		const { n8n, result } = await run(replies, 'messages.postToUser');
		expect((await problemOfPromise(result)).description).toContain('may still have reached Cliq');
		expect(n8n.requests).toHaveLength(2);
	});

	it.each([400, 403, 404, 408, 409])(
		'is not retried after the permanent status %d',
		async (status) => {
			const { n8n, result } = await run([answer(status), OK], 'users.get');
			await problemOfPromise(result);
			expect(n8n.requests).toHaveLength(1);
		},
	);

	it('waits about one second, then about two', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0.5);
		const { result } = await run([answer(503), answer(503), OK], 'users.get');
		await result;
		jest.mocked(Math.random).mockRestore();
		expect(clock.elapsed).toBe(3000);
	});

	it('is not retried where waiting is not allowed, as in a list that a user opens', async () => {
		const policy: WaitPolicy = { onRateLimit: 'fail', maxWaitSeconds: 0 };
		const { n8n, result } = await run([answer(503), OK], 'users.get', { policy });
		expect(await problemOfPromise(result)).toMatchObject({ kind: 'UNAVAILABLE' });
		expect([n8n.requests.length, clock.elapsed]).toEqual([1, 0]);
	});

	it.each<[string, string, Reply]>([
		['a read', 'users.get', answer(503)],
		['a message', 'messages.postToUser', lost('ECONNREFUSED')],
	])('is not retried once the user stopped the execution: %s', async (_what, name, reply) => {
		const stop = new AbortController();
		const { n8n, result } = await run([reply, OK], name, { signal: stop.signal });
		clock.at(100, () => {
			stop.abort();
		});
		expect(await problemOfPromise(result)).toMatchObject({ kind: 'UNAVAILABLE' });
		expect(n8n.requests).toHaveLength(1);
		expect(clock.elapsed).toBeLessThanOrEqual(1100);
	});

	it('uses a copy of the options for each attempt, because n8n changes them', async () => {
		const { n8n, result } = await run([answer(503), OK], 'users.get');
		await result;
		const [first, second] = n8n.requests;
		expect(second).toEqual(first);
		expect(second).not.toBe(first);
	});
});

describe('a rate-limited call', () => {
	const throttled = (seconds?: string) =>
		answer(400, { code: 'request_limit_exceeded' }, seconds ? { 'retry-after': seconds } : {});

	async function run(
		replies: readonly Reply[],
		policy: WaitPolicy,
		{ signal, name = 'users.getMe' }: { signal?: AbortSignal; name?: string } = {},
	) {
		const n8n = fakeN8n({ replies });
		const client = await clientOn(n8n, policy, signal);
		return { n8n, result: client.call(endpoint(name), toUser) };
	}

	it('is retried until Cliq accepts it', async () => {
		const { n8n, result } = await run(
			[throttled('1'), throttled('7'), answer(200, { id: '1' })],
			WAIT,
		);
		expect(await result).toEqual({ id: '1' });
		expect([n8n.requests.length, clock.elapsed]).toEqual([3, 8000]);
	});

	it('is retried even when it posts, because it was certainly not carried out', async () => {
		const name = 'messages.postToUser';
		const { n8n, result } = await run([answer(429), answer(204)], WAIT, { name });
		expect(await result).toEqual({});
		expect(n8n.requests).toHaveLength(2);
	});

	it('fails after five attempts', async () => {
		const { n8n, result } = await run([throttled('1')], WAIT);
		expect(await problemOfPromise(result)).toMatchObject({ kind: 'RATE_LIMITED', httpStatus: 400 });
		expect([n8n.requests.length, clock.elapsed]).toEqual([5, 4000]);
	});

	it.each<[string, WaitPolicy, string, number]>([
		['told to fail', { onRateLimit: 'fail', maxWaitSeconds: 660 }, '5', 5],
		['it is longer than allowed', { onRateLimit: 'wait', maxWaitSeconds: 30 }, '31', 31],
	])('fails at once when %s', async (_what, policy, seconds, left) => {
		const { n8n, result } = await run([throttled(seconds)], policy);
		expect(await problemOfPromise(result)).toMatchObject({
			kind: 'RATE_LIMITED',
			httpStatus: 400,
			code: 'request_limit_exceeded',
			retryAfterSeconds: left,
		});
		expect([n8n.requests.length, clock.elapsed]).toEqual([1, 0]);
	});

	it.each<[string, number]>([
		['messages.postToUser', 600],
		['messages.addReaction', 300],
		['bots.triggerCall', 1800],
		// No lock is documented for it: the usual ten minutes.
		['users.getMe', 600],
	])('to %s reports the documented lock when Cliq does not state a time', async (name, seconds) => {
		const n8n = fakeN8n({ replies: [throttled()] });
		const path = { user: '1', chat: '1', message: '1', bot: '1' };
		const problem = await problemOfPromise(call(n8n, name, { path }));
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: seconds });
	});

	it('waits for the documented lock when Cliq does not state a time', async () => {
		const name = 'messages.postToUser';
		const { result } = await run([throttled(), answer(204)], WAIT, { name });
		await result;
		expect(clock.elapsed).toBe(600_000);
	});

	it('waits until the date that Cliq states', async () => {
		const date = new Date(clock.now() + 90_000).toUTCString();
		const { result } = await run([throttled(date), answer(200, {})], WAIT);
		await result;
		expect(clock.elapsed).toBe(90_000);
	});

	it('is not retried once the execution was stopped', async () => {
		const stop = new AbortController();
		const { n8n, result } = await run([throttled('60')], WAIT, { signal: stop.signal });
		clock.at(10_100, () => {
			stop.abort();
		});
		expect(await problemOfPromise(result)).toMatchObject({ kind: 'RATE_LIMITED' });
		expect(n8n.requests).toHaveLength(1);
		expect(clock.elapsed).toBeLessThanOrEqual(11_100);
	});
});

describe('a token that Cliq refuses', () => {
	const dead = answer(401, { code: 'oauthtoken_invalid' });
	const renew = (stored: IDataObject) => {
		stored.oauthTokenData = { access_token: 'token-2', refresh_token: 'refresh-1' };
	};

	it('is renewed once, and the call is retried', async () => {
		const n8n = fakeN8n({ replies: [dead, answer(200, { id: '1' })], refresh: renew });
		expect(await call(n8n, 'users.getMe')).toEqual({ id: '1' });
		expect([n8n.refreshes, n8n.requests.length]).toEqual([1, 2]);
	});

	it('requires reconnecting when it is refused again after one renewal per run', async () => {
		const n8n = fakeN8n({ replies: [dead], refresh: renew });
		const client = await clientOn(n8n);
		for (let item = 0; item < 50; item++) {
			const problem = await problemOfPromise(client.call(endpoint('users.getMe')));
			expect(problem).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', httpStatus: 401 });
			expect(problem.remedy).toContain('Switch account');
		}
		expect([n8n.refreshes, n8n.requests.length]).toEqual([1, 2]);
	});

	it.each([
		['invalid_code', 'REFRESH_TOKEN_REQUIRED'],
		['invalid_client', 'REFRESH_TOKEN_REQUIRED'],
		['Access Denied', 'RATE_LIMITED'],
	])('and cannot be renewed is explained: %s, stored next to the old one', async (error, kind) => {
		const n8n = fakeN8n({
			replies: [dead],
			refresh: (stored) => {
				stored.oauthTokenData = { access_token: 'token-1', error };
			},
		});
		const problem = await problemOfPromise(call(n8n, 'users.getMe'));
		expect(problem).toMatchObject({ kind, code: error });
		expect(n8n.requests).toHaveLength(1);
	});

	it.each<[string, object, IDataObject]>([
		[
			'invalid_code as text',
			{ body: '{"error":"invalid_code"}' },
			{ kind: 'REFRESH_TOKEN_REQUIRED', code: 'invalid_code' },
		],
		[
			'invalid_client as data',
			{ response: { status: 400, data: { error: 'invalid_client' } } },
			{ kind: 'REFRESH_TOKEN_REQUIRED', code: 'invalid_client' },
		],
		[
			'Access Denied as a page',
			{ response: { status: 400, data: '<h1>Access Denied</h1>' } },
			{ kind: 'RATE_LIMITED', retryAfterSeconds: 600 },
		],
		[
			'too many requests',
			{ response: { status: 429, data: '' } },
			{ kind: 'RATE_LIMITED', code: 'Access Denied', retryAfterSeconds: 600 },
		],
		['an error of Zoho’s', { response: { status: 503, data: '' } }, { kind: 'UNAVAILABLE' }],
		[
			'a page instead of a token',
			{ code: 'ESTATUS', status: 200, body: '<html>Sign in</html>' },
			{ kind: 'UNAVAILABLE', code: null },
		],
		[
			'a broken connection',
			{ isAxiosError: true, code: 'ECONNRESET' },
			{ kind: 'UNAVAILABLE', code: 'ECONNRESET' },
		],
		[
			'no refresh token at all, in n8n 1.x',
			{ code: 'ERR_ASSERTION', message: 'refreshToken is required' },
			{ kind: 'REFRESH_TOKEN_REQUIRED', code: 'no_refresh_token' },
		],
		[
			'no refresh token at all, in n8n 2.x',
			{ message: 'OAuth access token expired and no refresh token is available. Please …' },
			{ kind: 'REFRESH_TOKEN_REQUIRED', code: 'no_refresh_token' },
		],
		[
			'a grant that n8n 2.x found revoked',
			{ message: 'The credential "Scott" needs to be reconnected.' },
			{ kind: 'REFRESH_TOKEN_REQUIRED', code: 'invalid_grant' },
		],
		[
			'half a JSON, in n8n 1.x',
			{ name: 'SyntaxError' },
			{ kind: 'UNAVAILABLE', message: expect.stringContaining('sign-in server') as string },
		],
		[
			'a database that n8n could not write to',
			{ code: 'SQLITE_BUSY', message: 'database is locked' },
			{ kind: 'UNAVAILABLE', message: expect.stringContaining('n8n could not renew') as string },
		],
		['anything else', {}, { kind: 'UNAVAILABLE', code: null }],
	])('and whose renewal throws is explained: %s', async (_what, thrown, expected) => {
		const n8n = fakeN8n({
			replies: [dead],
			refresh: () => {
				throw Object.assign(new Error('x'), thrown);
			},
		});
		expect(await problemOfPromise(call(n8n, 'users.getMe'))).toMatchObject(expected);
	});

	describe('more often than Zoho issues tokens', () => {
		const LOCKED = (stored: IDataObject) => {
			stored.oauthTokenData = { access_token: 'token-1', error: 'Access Denied' };
		};
		const credentialId = () => `locked-${++locks}`;
		let locks = 0;

		it('is reported to every item of the run, with one refresh and one request', async () => {
			const n8n = fakeN8n({ replies: [dead], refresh: LOCKED });
			const client = await clientOn(n8n);
			for (let item = 0; item < 50; item++) {
				const problem = await problemOfPromise(client.call(endpoint('users.getMe')));
				expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 600 });
				expect(problem.remedy).toContain('Do not reconnect');
			}
			expect([n8n.refreshes, n8n.requests.length]).toEqual([1, 1]);
		});

		it('is not renewed by another run until ten minutes have passed', async () => {
			const id = credentialId();
			const first = fakeN8n({ replies: [dead], refresh: LOCKED, credentialId: id });
			await problemOfPromise(call(first, 'users.getMe'));
			clock.advance(100_000);
			const next = fakeN8n({
				replies: [dead, dead, answer(200, { id: '1' })],
				refresh: renew,
				credentialId: id,
			});
			expect(await problemOfPromise(call(next, 'users.getMe'))).toMatchObject({
				kind: 'RATE_LIMITED',
				code: 'Access Denied',
				retryAfterSeconds: 500,
			});
			expect(next.refreshes).toBe(0);
			clock.advance(500_000);
			expect(await call(next, 'users.getMe')).toEqual({ id: '1' });
			expect(next.refreshes).toBe(1);
		});

		it('is reported to every item of another run with one request', async () => {
			const id = credentialId();
			const first = fakeN8n({ replies: [dead], refresh: LOCKED, credentialId: id });
			await problemOfPromise(call(first, 'users.getMe'));
			const next = fakeN8n({ replies: [dead], credentialId: id });
			const client = await clientOn(next);
			for (let item = 0; item < 10; item++) {
				const problem = await problemOfPromise(client.call(endpoint('users.getMe')));
				expect(problem.kind).toBe('RATE_LIMITED');
			}
			expect([next.refreshes, next.requests.length]).toEqual([0, 1]);
		});

		it('does not keep other connections from renewing theirs', async () => {
			await problemOfPromise(call(fakeN8n({ replies: [dead], refresh: LOCKED }), 'users.getMe'));
			const other = fakeN8n({ replies: [dead, answer(200, { id: '1' })], refresh: renew });
			expect(await call(other, 'users.getMe')).toEqual({ id: '1' });
		});

		it('does not affect a valid token', async () => {
			const id = credentialId();
			const first = fakeN8n({ replies: [dead], refresh: LOCKED, credentialId: id });
			await problemOfPromise(call(first, 'users.getMe'));
			const next = fakeN8n({ replies: [answer(200, { id: '1' })], credentialId: id });
			expect(await call(next, 'users.getMe')).toEqual({ id: '1' });
		});
	});

	it('does not affect the next item after reconnecting', async () => {
		const n8n = fakeN8n({ replies: [dead, answer(200, { id: '1' })] });
		const client = await clientOn(n8n);
		const problem = await problemOfPromise(client.call(endpoint('users.getMe')));
		expect(problem.kind).toBe('REFRESH_TOKEN_REQUIRED');
		expect(await problemOfPromise(client.call(endpoint('users.getMe')))).toBe(problem);
		n8n.reconnect('token-9');
		expect(await client.call(endpoint('users.getMe'))).toEqual({ id: '1' });
	});

	it('for a missing scope is reported as that, even if the renewal fails too', async () => {
		const n8n = fakeN8n({
			replies: [answer(401, { code: 'oauthtoken_scope_invalid' })],
			refresh: () => {
				throw Object.assign(new Error('x'), { body: '{"error":"invalid_code"}' });
			},
		});
		const problem = await problemOfPromise(call(n8n, 'messages.getMany', { path: { chat: '1' } }));
		expect(problem).toMatchObject({
			kind: 'SCOPE_INSUFFICIENT',
			requiredScopes: ['ZohoCliq.Messages.READ'],
		});
	});
});

describe('a missing scope', () => {
	it('is requested once per run, and does not block calls that need other scopes', async () => {
		const n8n = fakeN8n({ replies: [answer(403, { code: 'oauthtoken_scope_invalid' })] });
		const client = await clientOn(n8n);
		for (let item = 0; item < 50; item++) {
			const problem = await problemOfPromise(client.call(endpoint('users.getMany')));
			expect(problem.kind).toBe('SCOPE_INSUFFICIENT');
		}
		expect(n8n.requests).toHaveLength(1);
		await problemOfPromise(client.call(endpoint('bots.getMany')));
		expect(n8n.requests).toHaveLength(2);
	});

	it('that Cliq reports with 401 causes one refresh per run, whatever else is missing', async () => {
		let tokens = 1;
		const n8n = fakeN8n({
			credentials: { ...connected, scope: 'ZohoCliq.Users.READ,ZohoCliq.Bots.READ' },
			replies: [answer(401, { code: 'oauthtoken_scope_invalid' })],
			refresh: (stored) => {
				stored.oauthTokenData = { access_token: `token-${++tokens}`, refresh_token: 'refresh-1' };
			},
		});
		const client = await clientOn(n8n);
		for (let item = 0; item < 50; item++) {
			const problem = await problemOfPromise(client.call(endpoint('users.getMany')));
			expect(problem.kind).toBe('SCOPE_INSUFFICIENT');
		}
		expect([n8n.refreshes, n8n.requests.length]).toEqual([1, 2]);
		await problemOfPromise(client.call(endpoint('bots.getMany')));
		expect([n8n.refreshes, n8n.requests.length]).toEqual([1, 3]);
	});

	it('that was never requested costs no refresh and says nothing about others', async () => {
		const n8n = fakeN8n({
			credentials: { ...connected, scope: 'ZohoCliq.Users.READ' },
			replies: [answer(401, { code: 'oauthtoken_scope_invalid' }), answer(200, { id: '1' })],
		});
		const client = await clientOn(n8n);
		const problem = await problemOfPromise(client.call(endpoint('users.getBuddies')));
		expect(problem).toMatchObject({ requiredScopes: ['ZohoCliq.Buddies.READ'] });
		expect(await client.call(endpoint('users.getMany'))).toEqual({ id: '1' });
		expect(n8n.refreshes).toBe(0);
	});

	it('is tried again after reconnecting with more scopes', async () => {
		const lacking = answer(403, { code: 'oauthtoken_scope_invalid' });
		const n8n = fakeN8n({ replies: [lacking, answer(200, { id: '1' })] });
		const client = await clientOn(n8n);
		await problemOfPromise(client.call(endpoint('users.getMe')));
		n8n.reconnect('token-9');
		expect(await client.call(endpoint('users.getMe'))).toEqual({ id: '1' });
	});
});

describe('a credential', () => {
	it.each([
		['that was never connected', {}, 'REFRESH_TOKEN_REQUIRED', null],
		[
			'whose connecting Zoho refused',
			{ error: 'invalid_client' },
			'REFRESH_TOKEN_REQUIRED',
			'invalid_client',
		],
		['locked while connecting', { error: 'Access Denied' }, 'RATE_LIMITED', 'Access Denied'],
	])('%s is explained before anything is sent', async (_what, oauthTokenData, kind, code) => {
		const n8n = fakeN8n({ credentials: { ...connected, oauthTokenData } });
		const opening = clientOn(n8n);
		await expect(opening).rejects.toBeInstanceOf(CliqError);
		expect(await problemOfPromise(opening)).toMatchObject({ kind, code });
		expect(n8n.requests).toEqual([]);
	});

	it('that n8n cannot read is explained in n8n’s words, not as one to connect again', async () => {
		const n8n = fakeN8n({ isUnreadable: true });
		const problem = await problemOfPromise(clientOn(n8n));
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', httpStatus: null });
		expect(problem.description).toContain('n8n says: "Credentials could not be decrypted".');
		expect(problem.remedy).toContain('no need to reconnect');
	});

	it('with an old error next to a valid token works', async () => {
		const oauthTokenData = { access_token: 'token-1', error: 'invalid_code' };
		const n8n = fakeN8n({
			credentials: { ...connected, oauthTokenData },
			replies: [answer(200, { id: '1' })],
		});
		expect(await call(n8n, 'users.getMe')).toEqual({ id: '1' });
	});
});
