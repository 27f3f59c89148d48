import type { IDataObject } from 'n8n-workflow';

import { pathSegment, refusesKey } from '../../nodes/ZohoCliq/cliq/client';
import type { WaitPolicy } from '../../nodes/ZohoCliq/cliq/client';
import type { EndpointName } from '../../nodes/ZohoCliq/cliq/endpoints';
import { CliqError, invalidInput } from '../../nodes/ZohoCliq/cliq/errors';
import type { CliqRequest } from '../../nodes/ZohoCliq/cliq/client';
import { explainAnswer } from '../../nodes/ZohoCliq/cliq/explain';
import { endpoints } from '../../nodes/ZohoCliq/cliq/endpoints';
import {
	answer,
	clientOn,
	connected,
	connection,
	fakeN8n,
	problemOfCall,
	problemOfPromise,
} from './support';
import type { FakeN8n, Reply } from './support';

async function call(n8n: FakeN8n, name: EndpointName, request: CliqRequest = {}) {
	return await (await clientOn(n8n)).call(name, request);
}

describe('an id stays one segment of a path', () => {
	it.each([
		['scott.fisher@zylker.com', 'scott.fisher%40zylker.com'],
		['CT_2243173626687865223_87610291', 'CT_2243173626687865223_87610291'],
		['1599387839188 229293271789', '1599387839188%20229293271789'],
		['a/b', 'a%2Fb'],
		['../users', '..%2Fusers'],
		['a?b#c', 'a%3Fb%23c'],
		['größe', 'gr%C3%B6%C3%9Fe'],
		['...', '...'],
		['%2e%2e%2e', '%252e%252e%252e'],
	])('%s', (id, segment) => {
		expect(pathSegment('Chat', id)).toBe(segment);
	});

	it.each(['', '.', '..', '%2e', '%2E%2e', '.%2E', '\ud83d'])('%j is refused', (id) => {
		const problem = problemOfCall(() => pathSegment('Chat', id));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(/^"Chat" (must not be|holds a broken character)/);
	});
});

describe('a refusal because of one key', () => {
	const refusal = (code: string, message: string, status = 400) =>
		explainAnswer(answer(status, { code, message }), endpoints['messages.postToBot'], connection());

	it.each([
		['an extra key by name', 'extra_key_found', "'broadcast' is an extra key in the JSON Object."],
		['an extra parameter by name', 'extra_param_found', "'broadcast' is an extra param."],
		['a key whose value it does not take', 'input_pattern_mismatch', "'broadcast' does not match"],
		['a part it misses, without a name', 'param_missing', 'A parameter is missing.'],
		['an extra key without a name', 'extra_key_found', ''],
	])('is sure: %s', (_what, code, message) => {
		expect(refusesKey(refusal(code, message), 'broadcast')).toBe(true);
	});

	it.each([
		['another key is named', refusal('extra_key_found', "'chatid' is an extra key.")],
		['the key is part of another', refusal('extra_key_found', "'broadcasts' is an extra key.")],
		['the code says something else', refusal('operation_failed', "'broadcast' failed")],
		['there is no code', refusal('', "'broadcast' is an extra key")],
		['it may have been carried out', refusal('extra_key_found', "'broadcast'", 500)],
		['the endpoint is not there', refusal('extra_key_found', "'broadcast'", 404)],
		['it is found before sending', invalidInput('broadcast', 'is wrong')],
		['it is no refusal at all', new Error("'broadcast' is an extra key")],
		['it is nothing', undefined],
	])('is not taken for one when %s', (_what, error) => {
		expect(refusesKey(error, 'broadcast')).toBe(false);
	});
});

describe('a call', () => {
	it('has the endpoint’s method, encoded path and query, and shows n8n’s request everything', async () => {
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
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
		]);
	});

	it('has no body and no question mark when there is nothing to say', async () => {
		const n8n = fakeN8n({ replies: [answer(200, {})] });
		await call(n8n, 'users.getMe', { query: { source: undefined } });
		expect(n8n.requests[0]).toMatchObject({ url: 'https://cliq.zoho.com/api/v2/users/me' });
		expect(n8n.requests[0]).not.toHaveProperty('body');
	});

	it('goes to the credential’s network and data center', async () => {
		const credentials = { ...connected, dataCenter: 'eu', network: 'zylker' };
		const n8n = fakeN8n({ credentials, replies: [answer(200, {})] });
		await call(n8n, 'users.getMe');
		expect(n8n.requests[0]?.url).toBe('https://cliq.zoho.eu/network/zylker/api/v2/users/me');
	});

	it('without its id is not made', async () => {
		const n8n = fakeN8n();
		const problem = await problemOfPromise(call(n8n, 'messages.postToUser'));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(n8n.requests).toEqual([]);
	});
});

describe('an answer', () => {
	it.each<[string, number, unknown, IDataObject]>([
		['its object', 200, { message_id: '1' }, { message_id: '1' }],
		['a 19-digit id whole', 200, '{"id":1234567890123456789}', { id: '1234567890123456789' }],
		['nothing', 204, '', {}],
		['success as text', 200, 'OK', {}],
		['success as HTML', 201, '<p>1</p>', {}],
		['a list', 200, [1], {}],
	])('to a write gives %s', async (_what, status, body, expected) => {
		const n8n = fakeN8n({ replies: [answer(status, body)] });
		const request = { path: { user: '1' }, body: { text: 'x' } };
		expect(await call(n8n, 'messages.postToUser', request)).toEqual(expected);
	});

	it('to a read that is a bare list stands in data', async () => {
		const n8n = fakeN8n({ replies: [answer(200, [{ id: 1 }])] });
		expect(await call(n8n, 'users.getMany')).toEqual({ data: [{ id: 1 }] });
	});

	it.each([
		['HTML', answer(200, '<html>Login</html>'), 'Login'],
		['empty', answer(204), 'The answer was empty.'],
		['a number', answer(200, '7'), '7'],
	])('to a read that is %s is UNKNOWN_ERROR', async (_what, reply, says) => {
		const problem = await problemOfPromise(call(fakeN8n({ replies: [reply] }), 'users.getMany'));
		expect(problem).toMatchObject({ kind: 'UNKNOWN_ERROR', httpStatus: reply.status });
		expect(problem.description).toContain(says);
	});

	it('that echoes tokens or the client secret carries none of them on', async () => {
		const echo = 'token-1 refresh-1 client-secret';
		const ok = fakeN8n({ replies: [answer(200, { echo })] });
		expect(await call(ok, 'users.getMe')).toEqual({ echo: '*** *** ***' });
		const refused = fakeN8n({ replies: [answer(400, { code: 'x', message: echo })] });
		const problem = await problemOfPromise(call(refused, 'users.getMe'));
		expect(JSON.stringify(problem)).not.toMatch(/token-1|refresh-1|client-secret/);
	});
});

describe('no answer', () => {
	const lost = (code: string) => Object.assign(new Error(`boom token-1`), { httpCode: code });

	it.each([
		['ECONNRESET', true],
		['ETIMEDOUT', true],
		['ECONNREFUSED', false],
		['ENOTFOUND', false],
		['EAI_AGAIN', false],
	])('with %s says whether the message may have arrived', async (code, mayHaveArrived) => {
		const n8n = fakeN8n({ replies: [lost(code)] });
		const request = { path: { user: '1' }, body: { text: 'x' } };
		const problem = await problemOfPromise(call(n8n, 'messages.postToUser', request));
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code, httpStatus: null });
		expect(problem.description.includes('may have arrived')).toBe(mayHaveArrived);
		expect(JSON.stringify(problem)).not.toContain('token-1');
		expect(n8n.requests).toHaveLength(1);
	});

	it('for a reason of its own is told without a code', async () => {
		const n8n = fakeN8n({ replies: [new Error('odd')] });
		const problem = await problemOfPromise(call(n8n, 'users.getMe'));
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: null });
	});
});

describe('a call that Cliq refuses because too many came', () => {
	const throttled = (seconds?: string) =>
		answer(400, { code: 'request_limit_exceeded' }, seconds ? { 'retry-after': seconds } : {});
	const WAIT: WaitPolicy = { onRateLimit: 'wait', maxWaitSeconds: 660 };

	async function run(replies: readonly Reply[], policy: WaitPolicy, signal?: AbortSignal) {
		const n8n = fakeN8n({ replies });
		const client = await clientOn(n8n, policy, signal);
		return { n8n, result: client.call('users.getMe') };
	}

	it('is made again until Cliq takes it', async () => {
		const { n8n, result } = await run(
			[throttled('0'), throttled('0'), answer(200, { id: '1' })],
			WAIT,
		);
		expect(await result).toEqual({ id: '1' });
		expect(n8n.requests).toHaveLength(3);
	});

	it('is given up after three tries', async () => {
		const { n8n, result } = await run([throttled('0')], WAIT);
		expect(await problemOfPromise(result)).toMatchObject({ kind: 'RATE_LIMITED' });
		expect(n8n.requests).toHaveLength(3);
	});

	it.each<[string, WaitPolicy, string, number]>([
		['told to fail', { onRateLimit: 'fail', maxWaitSeconds: 660 }, '5', 5],
		['it is longer than allowed', { onRateLimit: 'wait', maxWaitSeconds: 30 }, '31', 31],
	])('fails at once when %s', async (_what, policy, seconds, left) => {
		const { n8n, result } = await run([throttled(seconds)], policy);
		expect(await problemOfPromise(result)).toMatchObject({
			kind: 'RATE_LIMITED',
			code: 'request_limit_exceeded',
			retryAfterSeconds: left,
		});
		expect(n8n.requests).toHaveLength(1);
	});

	it('says the lock’s length when Cliq does not say how long', async () => {
		const { result } = await run([throttled()], { onRateLimit: 'fail', maxWaitSeconds: 0 });
		// Nothing is published for this endpoint: a minute.
		expect(await problemOfPromise(result)).toMatchObject({ retryAfterSeconds: 60 });
		const n8n = fakeN8n({ replies: [throttled()] });
		const request = { path: { user: '1' }, body: { text: 'x' } };
		const problem = await problemOfPromise(call(n8n, 'messages.postToUser', request));
		expect(problem).toMatchObject({ retryAfterSeconds: 600 });
	});

	it('is not made again once the execution was stopped', async () => {
		const stopped = AbortSignal.abort();
		const { n8n, result } = await run([throttled('60')], WAIT, stopped);
		expect(await problemOfPromise(result)).toMatchObject({ kind: 'RATE_LIMITED' });
		expect(n8n.requests).toHaveLength(1);
	});
});

describe('a token that Cliq refuses', () => {
	const dead = answer(401, { code: 'oauthtoken_invalid' });
	const renew = (stored: IDataObject) => {
		stored.oauthTokenData = { access_token: 'token-2', refresh_token: 'refresh-1' };
	};

	it('is renewed once, and the call is made again', async () => {
		const n8n = fakeN8n({ replies: [dead, answer(200, { id: '1' })], refresh: renew });
		expect(await call(n8n, 'users.getMe')).toEqual({ id: '1' });
		expect([n8n.refreshes, n8n.requests.length]).toEqual([1, 2]);
	});

	it('and again when renewed means reconnecting, asked once for the whole run', async () => {
		const n8n = fakeN8n({ replies: [dead], refresh: renew });
		const client = await clientOn(n8n);
		for (let item = 0; item < 50; item++) {
			const problem = await problemOfPromise(client.call('users.getMe'));
			expect(problem).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', httpStatus: 401 });
			expect(problem.remedy).toContain('Connect my account');
		}
		expect([n8n.refreshes, n8n.requests.length]).toEqual([1, 2]);
	});

	it.each([
		['invalid_code', 'REFRESH_TOKEN_REQUIRED'],
		['invalid_client', 'REFRESH_TOKEN_REQUIRED'],
		['Access Denied', 'RATE_LIMITED'],
	])('and cannot be renewed: %s, stored beside the old one', async (error, kind) => {
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
		['a fault of Zoho’s', { response: { status: 503, data: '' } }, { kind: 'UNAVAILABLE' }],
		['a broken connection', { code: 'ECONNRESET' }, { kind: 'UNAVAILABLE', code: 'ECONNRESET' }],
		['no refresh token at all', {}, { kind: 'REFRESH_TOKEN_REQUIRED', code: 'no_refresh_token' }],
	])('and whose renewal throws: %s', async (_what, thrown, expected) => {
		const n8n = fakeN8n({
			replies: [dead],
			refresh: () => {
				throw Object.assign(new Error('x'), thrown);
			},
		});
		expect(await problemOfPromise(call(n8n, 'users.getMe'))).toMatchObject(expected);
	});

	it('for a missing scope says that, not that the renewal failed too', async () => {
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
	it('is asked of Cliq once a run, and does not block calls that need another', async () => {
		const n8n = fakeN8n({ replies: [answer(403, { code: 'oauthtoken_scope_invalid' })] });
		const client = await clientOn(n8n);
		for (let item = 0; item < 50; item++) {
			const problem = await problemOfPromise(client.call('users.getMany'));
			expect(problem.kind).toBe('SCOPE_INSUFFICIENT');
		}
		expect(n8n.requests).toHaveLength(1);
		await problemOfPromise(client.call('bots.getMany'));
		expect(n8n.requests).toHaveLength(2);
	});
});

describe('a credential', () => {
	it.each([
		['that was never connected', undefined, 'REFRESH_TOKEN_REQUIRED', null],
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

	it('with an old error beside a good token works', async () => {
		const oauthTokenData = { access_token: 'token-1', error: 'invalid_code' };
		const n8n = fakeN8n({
			credentials: { ...connected, oauthTokenData },
			replies: [answer(200, { id: '1' })],
		});
		expect(await call(n8n, 'users.getMe')).toEqual({ id: '1' });
	});
});
