import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { useClock } from '../support/clock';
import { locator, toMarketing, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld({ switches: { thresholds: false } });
useClock(() => world.sandbox);

const send = { ...toOlivia, text: 'x' };

describe('errors over HTTP', () => {
	it.each([
		[
			'SCOPE_INSUFFICIENT',
			403,
			'{"code":"oauthtoken_scope_invalid","message":"The token does not have the required scope."}',
		],
		['PERMISSION_DENIED', 403, '{"message":"The user does not have enough permission"}'],
		['ENDPOINT_INVALID', 404, '<html>Not here</html>'],
		['ENDPOINT_INVALID', 405, '{"code":"request_method_invalid"}'],
		['ENDPOINT_INVALID', 302, ''],
		['ENDPOINT_INVALID', 400, '{"code":"channel_not_exists","message":"No such channel"}'],
		['RATE_LIMITED', 429, ''],
		[
			'RATE_LIMITED',
			400,
			'{"code":"request_limit_exceeded","message":"You have exceeded the URL throttle limits."}',
		],
		['REJECTED', 400, '{"code":"input_pattern_mismatch","message":"text is wrong"}'],
		['REJECTED', 422, 'plain words'],
		['UNAVAILABLE', 503, '<html>busy</html>'],
	])('are %s for HTTP %i', async (kind, status, body) => {
		world.sandbox.answerNext({ status, body, headers: { location: 'https://evil.example/' } });
		const { error, problem } = await world.fail('message.send', {
			...send,
			options: { onRateLimit: 'fail' },
		});
		expect(error).toBeInstanceOf(NodeApiError);
		expect(problem).toMatchObject({
			kind,
			httpStatus: status,
			sent: { items: 0, parts: 0, files: 0 },
		});
		expect(error.message).toBe(problem.message);
		expect(error.description).toBe(`${problem.remedy}\n${problem.description}`);
		expect((error as NodeApiError).httpCode).toBe(String(status));
		expect(error.context.itemIndex).toBe(0);
		expect(problem.remedy).not.toBe('');
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('are node errors, not API errors, for INVALID_INPUT', async () => {
		const { error } = await world.fail('message.send', { ...toOlivia, text: ' ' });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.context.cliq).toMatchObject({ kind: 'INVALID_INPUT' });
	});

	it('are UNAVAILABLE when the connection is cut, and say that the message may have arrived', async () => {
		world.sandbox.answerNext({ before: 'reset' });
		const { problem, error } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', httpStatus: null, code: 'ECONNRESET' });
		expect(problem.description).toContain('may still have reached Cliq');
		expect(error.message).toBe('The connection to Cliq was lost');
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('are UNAVAILABLE when nothing listens there, and say that nothing was sent', async () => {
		world.connect({ cliqUrl: 'http://127.0.0.1:1' });
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ECONNREFUSED' });
		expect(problem.description).toContain('Nothing was sent');
	});

	it('are UNKNOWN_ERROR for a read with an unreadable response', async () => {
		world.sandbox.answerNext({ status: 200, body: '<html>hello</html>' });
		const { problem } = await world.fail('message.send', {
			sendTo: 'channel',
			channel: locator('id', 'O1'),
			text: 'x',
		});
		expect(problem).toMatchObject({ kind: 'UNKNOWN_ERROR', httpStatus: 200 });
	});

	it('are raised for a redirect, which is never followed with the token', async () => {
		world.sandbox.answerNext({
			status: 302,
			headers: { location: `${world.sandbox.url}/api/v2/users` },
		});
		await world.fail('message.send', send);
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('state the threshold, the lock and the seconds left for a rate limit', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '437' } });
		const { problem } = await world.fail('message.send', {
			...send,
			options: { onRateLimit: 'fail' },
		});
		expect(problem).toMatchObject({
			retryAfterSeconds: 437,
			message: 'Rate limit reached: Cliq accepts these calls again in 437 seconds',
		});
		expect(problem.description).toContain(
			'50 of these calls per minute and then blocks them for 10 minutes',
		);
	});

	it('name the data center of the account when a target is unknown', async () => {
		world.connect({
			oauthTokenData: { ...world.sandbox.issueToken(), callbackQueryString: { location: 'eu' } },
		});
		const { problem } = await world.fail('message.send', {
			sendTo: 'channel',
			channel: locator('name', 'nowhere'),
			text: 'x',
		});
		expect(problem.kind).toBe('ENDPOINT_INVALID');
		expect(problem.description).toContain('the account is in the data center Europe (zoho.eu)');
	});

	it('are raised for an unsafe Cliq URL before the token is sent there', async () => {
		world.connect({ cliqUrl: 'http://cliq.example.com' });
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain('"Cliq URL"');
	});
});

describe('a refusal without a reason', () => {
	const elsewhere = {
		chat: locator('id', 'CT_1201234567890123456'),
		message: locator('id', '1600000000000_1234567890'),
	};

	it.each([
		['message.get', elsewhere, 'Usually the message is not in this chat, or was deleted.'],
		['message.pin', elsewhere, 'Usually the message is not in this chat, or was deleted.'],
		['reaction.add', { ...elsewhere, emoji: '👍' }, 'Or Cliq does not know the emoji.'],
		['channel.create', { name: 'Announcements' }, 'Usually the name is taken.'],
		['message.send', send, 'Usually Cliq does not know the user'],
	])('to %s is explained by what usually causes it', async (operation, parameters, cause) => {
		const code = operation.startsWith('message.send') ? 'operation_failed' : 'technical_error';
		world.sandbox.answerNext({ status: 400, body: JSON.stringify({ code, message: '' }) });
		const { error, problem } = await world.fail(operation, parameters);
		expect(problem).toMatchObject({ kind: 'REJECTED', code });
		expect(problem.description).toContain(`Cliq gave no reason. `);
		expect(problem.description).toContain(cause);
		// What to click comes first.
		expect(error.description?.split('\n')[0]).toBe(problem.remedy);
	});

	it('of somebody else’s message says whose messages can be changed', async () => {
		const { organization } = world.sandbox;
		await world.run('message.send', { ...toMarketing, text: 'x' });
		const [other] = organization.messages;
		if (other) other.sender = { id: '631831446', name: 'Olivia Palmer' };
		const { problem } = await world.fail('message.update', {
			chat: locator('id', other?.chatId ?? ''),
			message: locator('id', other?.id ?? ''),
			text: 'x',
		});
		expect(problem.kind).toBe('PERMISSION_DENIED');
		expect(problem.description).toContain('Only messages that the connected account sent');
	});
});

describe('the domains that the credential allows other nodes', () => {
	it.each<ICredentialDataDecryptedObject>([
		{ allowedHttpRequestDomains: 'none' },
		{ allowedHttpRequestDomains: 'domains', allowedDomains: 'elsewhere.example' },
		{ allowedHttpRequestDomains: 'domains', allowedDomains: '' },
		{ allowedHttpRequestDomains: 'all' },
	])('never keep the node itself from calling and renewing: %j', async (saved) => {
		world.connect({
			...saved,
			oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) },
		});
		const { error } = await world.run('message.send', send);
		expect(error).toBeUndefined();
		expect(world.sandbox.tokenRequests).toHaveLength(1);
	});
});

describe('Continue On Fail', () => {
	const items = [
		{ json: { to: 'zylkermarketing' } },
		{ json: { to: 'nowhere' } },
		{ json: { to: 'announcements' } },
	];
	const parameters = { ...toMarketing, channel: locator('name', '={{ $json.to }}'), text: 'x' };

	it('adds the explained error to the item and continues', async () => {
		const { items: out } = await world.run('message.send', parameters, {
			items,
			continueOnFail: true,
		});
		expect(out.map(({ json }) => Object.keys(json))).toEqual([
			['success', 'messageId', 'sentTo', 'time'],
			['error'],
			['success', 'messageId', 'sentTo', 'time'],
		]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(out[1]?.json.error).toMatchObject({
			kind: 'ENDPOINT_INVALID',
			httpStatus: 400,
			code: 'channel_not_exists',
			sent: { items: 1, parts: 0, files: 0 },
		});
	});

	it('sends failed items to the error output with all their data', async () => {
		const { outputs } = await world.run('message.send', parameters, {
			items,
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((output) => output.length)).toEqual([2, 1]);
		const error = outputs[1]?.[0]?.json.error as Record<string, unknown>;
		expect(error.kind).toBe('ENDPOINT_INVALID');
		expect(error.remedy).toEqual(expect.any(String));
	});

	it('stops at the first failure when off, and says how many items were sent', async () => {
		const { problem, error } = await world.fail('message.send', parameters, { items });
		expect(problem.sent).toEqual({ items: 1, parts: 0, files: 0 });
		expect(error.context.itemIndex).toBe(1);
		const posts = world.sandbox.requests.filter(({ method }) => method === 'POST');
		expect(posts).toHaveLength(2);
	});
});
