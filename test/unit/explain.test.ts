import type { ErrorKind, Problem } from '../../nodes/ZohoCliq/errors';
import {
	accountsUnavailable,
	isTokenLock,
	neverConnected,
	tokenEndpointRefused,
} from '../../nodes/ZohoCliq/cliq/explain/connection';
import {
	explainResponse,
	rateLimitedLocally,
	unreadable,
} from '../../nodes/ZohoCliq/cliq/explain/response';
import { FORBIDDEN, LIKELY } from '../../nodes/ZohoCliq/cliq/explain/likelyCause';
import { connectionLost } from '../../nodes/ZohoCliq/cliq/explain/noResponse';
import { retryAfterSeconds } from '../../nodes/ZohoCliq/cliq/response';
import type { Response } from '../../nodes/ZohoCliq/cliq/response';
import { answer, connection, words } from '../support/fakeN8n';
import { endpoint, endpoints } from '../support/endpoints';

function explain(
	given: Response,
	changes: Parameters<typeof connection>[0] = {},
	name = 'messages.postToUser',
): Problem {
	return explainResponse(given, endpoint(name), connection(changes)).problem;
}

const HTML =
	'<html><head><title>Oops</title><script>x()</script></head><body>No page</body></html>';

const SCOPE_INVALID = {
	code: 'oauthtoken_scope_invalid',
	message: 'The OAuth token does not have the required scope.',
};

describe('a response from Cliq', () => {
	const kinds: Array<[what: string, given: Response, kind: ErrorKind, code: string | null]> = [
		[
			'401: the token is dead',
			answer(401, {
				code: 'oauthtoken_invalid',
				message: 'Request was rejected because of invalid AuthToken.',
			}),
			'REFRESH_TOKEN_REQUIRED',
			'oauthtoken_invalid',
		],
		['401 without a word', answer(401), 'REFRESH_TOKEN_REQUIRED', null],
		['403 for a scope', answer(403, SCOPE_INVALID), 'SCOPE_INSUFFICIENT', SCOPE_INVALID.code],
		['401 for a scope', answer(401, SCOPE_INVALID), 'SCOPE_INSUFFICIENT', SCOPE_INVALID.code],
		[
			'403 for a scope, told in words only',
			answer(403, { message: 'This token does not have the required scope.' }),
			'SCOPE_INSUFFICIENT',
			null,
		],
		[
			'403 for a right',
			answer(403, {
				code: 'no_permission',
				message: 'You do not have enough permission to do this.',
			}),
			'PERMISSION_DENIED',
			'no_permission',
		],
		[
			'403 for a message too old to change',
			answer(403, { code: 'message_delete_timeout', message: 'Too late' }),
			'PERMISSION_DENIED',
			'message_delete_timeout',
		],
		['403 as HTML', answer(403, HTML), 'PERMISSION_DENIED', null],
		[
			'404 for an unknown URL',
			answer(404, { code: 'request_url_invalid', message: 'No such URL' }),
			'ENDPOINT_INVALID',
			'request_url_invalid',
		],
		['404 as HTML', answer(404, HTML), 'ENDPOINT_INVALID', null],
		['404 without a word', answer(404), 'ENDPOINT_INVALID', null],
		[
			'405',
			answer(405, { code: 'request_method_invalid', message: 'Wrong method' }),
			'ENDPOINT_INVALID',
			'request_method_invalid',
		],
		[
			'400 for a wrong method',
			answer(400, { code: 'request_method_invalid', message: 'Wrong method' }),
			'ENDPOINT_INVALID',
			'request_method_invalid',
		],
		...[301, 302, 303, 307, 308].map((status): [string, Response, ErrorKind, null] => [
			`${status}: a redirect`,
			answer(status, '', { location: 'https://evil.example/' }),
			'ENDPOINT_INVALID',
			null,
		]),
		...['channel_not_exists', 'team_not_exist', 'user_not_exists', 'bot_not_found'].map(
			(code): [string, Response, ErrorKind, string] => [
				`400 ${code}`,
				answer(400, { code, message: 'It is not there' }),
				'ENDPOINT_INVALID',
				code,
			],
		),
		...['extra_key_found', 'input_json_invalid', 'operation_failed', 'param_missing'].map(
			(code): [string, Response, ErrorKind, string] => [
				`400 ${code}`,
				answer(400, { code, message: 'Not like this' }),
				'REJECTED',
				code,
			],
		),
		['400 in plain text', answer(400, 'technical error'), 'REJECTED', null],
		['400 without a word', answer(400), 'REJECTED', null],
		['400 with a list', answer(400, '[1]'), 'REJECTED', null],
		['413', answer(413, { message: 'Too large' }), 'REJECTED', null],
		['500', answer(500, { code: 'internal_error', message: 'x' }), 'UNAVAILABLE', 'internal_error'],
		['502 as HTML', answer(502, HTML), 'UNAVAILABLE', null],
		['503 without a word', answer(503), 'UNAVAILABLE', null],
		['200 as HTML', answer(200, HTML), 'UNKNOWN_ERROR', null],
		['200 without a word', answer(200), 'UNKNOWN_ERROR', null],
	];

	it.each(kinds)('%s', (_what, given, kind, code) => {
		const problem = explain(given);
		expect(problem).toMatchObject({ kind, code, httpStatus: given.status });
	});

	it.each(kinds)('%s is explained in three steps: what, why, what to click', (_what, given) => {
		const { message, description, remedy } = explain(given);
		expect(message).toMatch(/^[A-Z][^\n]{15,}[^.\s]$/);
		expect(description).toMatch(/^[A-Z].{15,}\.$/s);
		expect(remedy).toMatch(/^[A-Z].{20,}\.$/s);
		expect([message, description, remedy].join(' ')).not.toMatch(
			/undefined|null|\[object|[<>]| {2}|\.\./,
		);
	});

	it.each<[string, string]>([
		['messages.postToUser', 'user'],
		['files.shareWithChannel', 'channel'],
		['messages.postToChat', 'chat'],
		['messages.postToBot', 'bot'],
	])('404 to %s names what is missing: the %s', (name, what) => {
		const problem = explain(answer(404), {}, name);
		expect(problem.message).toBe(`Cliq could not find this ${what}`);
		expect(problem.remedy).toContain(`Pick the ${what} "From List"`);
	});

	it('404 to a call without a target names nothing to select', () => {
		const { remedy } = explain(answer(404), {}, 'users.getMany');
		expect(remedy).not.toContain('From List');
		expect(remedy).toContain('Data Center');
	});

	it('is quoted with Cliq’s own words', () => {
		expect(explain(answer(403, { message: 'Only admins may.' })).description).toContain(
			'Cliq says: "Only admins may',
		);
		expect(explain(answer(404, { message: 'No such chat' })).description).toContain('No such chat');
		const rejected = explain(
			answer(400, {
				code: 'extra_key_found',
				message: "'chatid' is an extra key in the JSON Object.",
			}),
		);
		expect(rejected.message).toBe('Cliq rejected the request: extra_key_found');
		expect(rejected.description).toContain("'chatid' is an extra key in the JSON Object");
		expect(explain(answer(400)).message).toBe('Cliq rejected the request: HTTP 400');
	});
});

describe('a refusal without a reason', () => {
	const technical = { code: 'technical_error', message: 'Sorry, a technical error occurred.' };
	const failed = { code: 'operation_failed', message: 'The operation failed.' };

	it.each<[string, object | string, cause: RegExp, remedy: RegExp]>([
		['messages.get', technical, /the message is not in this chat, or was deleted/, /Pick the chat/],
		['messages.delete', technical, /the message is not in this chat/, /Message: Get Many/],
		['messages.update', 'technical error', /the message is not in this chat/, /"From List"/],
		['chats.pinMessage', failed, /the message is not in this chat/, /Pick the chat/],
		['chats.unpinMessage', failed, /the message is not in this chat/, /Pick the chat/],
		['chats.addPin', failed, /the message is not in this chat/, /Pick the chat/],
		['chats.removePins', failed, /the message is not in this chat/, /Pick the chat/],
		['threads.create', technical, /the message is not in this chat/, /Pick the chat/],
		['messages.addReaction', technical, /Or Cliq does not know the emoji/, /:smile:/],
		['messages.removeReaction', technical, /Or Cliq does not know the emoji/, /:smile:/],
		['channels.addMembers', failed, /one of the users is not in your organ/, /email or ID/],
		['channels.removeMembers', failed, /one of the users is not in your organ/, /email or ID/],
		['teams.addMembers', failed, /one of the users is not in your organ/, /email or ID/],
		['threads.addFollowers', failed, /one of the users is not in your organ/, /email or ID/],
		['reminders.assign', failed, /one of the users is not in your organ/, /email or ID/],
		['channels.create', failed, /the name is taken/, /another name/],
		['teams.create', failed, /the name is taken/, /another name/],
		['messages.postToUser', failed, /Cliq does not know the user/, /Pick the user "From List"/],
		['files.shareWithUser', failed, /Cliq does not know the user/, /Pick the user "From List"/],
		['messages.postToChat', failed, /the message to reply to, or the bot/, /name a message/],
		['reminders.update', failed, /the fields name does not exist/, /IDs and names/],
	])('by %s is explained by the likely cause', (name, body, cause, remedy) => {
		const problem = explain(answer(400, body), {}, name);
		expect(problem.kind).toBe('REJECTED');
		expect(problem.description).toMatch(/^Cliq gave no reason\. Usually .*\.$/);
		expect(problem.description).toMatch(cause);
		expect(problem.remedy).toMatch(remedy);
		expect(problem.remedy).toMatch(/Then run the node again\. Nothing was carried out\.$/);
		expect(words(problem)).not.toMatch(/complains|Sorry|The operation failed/);
	});

	it('keeps the words that do say something', () => {
		const body = { code: 'operation_failed', message: 'The channel is full.' };
		const { description } = explain(answer(400, body), {}, 'channels.addMembers');
		expect(description).toMatch(/^Cliq says: "The channel is full"\. Usually/);
	});

	it.each([
		{ code: 'input_pattern_mismatch', message: 'text is wrong' },
		{ code: 'param_missing', message: '' },
	])('is not assumed for %j', (body) => {
		const problem = explain(answer(400, body), {}, 'channels.create');
		expect(problem.remedy).toMatch(/^Correct what Cliq complains about\./);
		expect(problem.description).not.toContain('Usually');
	});

	it('for a missing right says whose messages can be changed', () => {
		const problem = explain(answer(403, { message: 'No.' }), {}, 'messages.update');
		expect(problem.kind).toBe('PERMISSION_DENIED');
		expect(problem.description).toBe(
			'Only messages that the connected account sent can be changed. Cliq says: "No".',
		);
		expect(explain(answer(403), {}, 'chats.mute').description).not.toContain('Only messages');
	});

	it('has an explanation of its own for endpoints that exist', () => {
		const ids = endpoints.map(({ id }) => id);
		for (const [of] of LIKELY) expect(ids.filter((id) => of.test(id))).not.toEqual([]);
		expect(ids).toEqual(expect.arrayContaining(Object.keys(FORBIDDEN)));
	});
});

describe('a missing scope', () => {
	const refused = answer(403, SCOPE_INVALID);

	it('names the scope, the permission, and what to add', () => {
		const problem = explain(refused, {}, 'messages.getMany');
		expect(problem.requiredScopes).toEqual(['ZohoCliq.Messages.READ']);
		expect(problem.message).toContain('"Read Messages"');
		expect(problem.description).toContain('ZohoCliq.Messages.READ');
		expect(problem.remedy).toContain('add "Read Messages" under Permissions');
		expect(problem.remedy).toMatch(/connect again|Reconnect/);
	});

	it.each([
		['unknown', null],
		['known', ['ZohoCliq.Webhooks.CREATE']],
	])(
		'that is ticked but was not granted requires reconnecting; granted scopes %s',
		(_what, granted) => {
			const problem = explain(
				refused,
				{ requestedScopes: ['ZohoCliq.Messages.READ'], grantedScopes: granted },
				'messages.getMany',
			);
			expect(problem.kind).toBe('SCOPE_INSUFFICIENT');
			expect(problem.description).toMatch(/requests now but .* not granted/);
			expect(problem.remedy).toMatch(/^Connect again/);
			expect(problem.remedy).not.toContain('under Permissions');
		},
	);

	it('that Zoho granted but Cliq refuses anyway is explained as that', () => {
		const problem = explain(
			refused,
			{
				requestedScopes: ['ZohoCliq.Messages.READ'],
				grantedScopes: ['ZohoCliq.Messages.ALL'],
			},
			'messages.getMany',
		);
		expect(problem.description).toContain('Zoho granted ZohoCliq.Messages.READ');
		expect(problem.remedy).toMatch(/Reconnect.*administrator/);
		expect(problem.requiredScopes).toEqual(['ZohoCliq.Messages.READ']);
	});

	it('of the core set can only come from Custom Scopes Only', () => {
		const problem = explain(refused, { requestedScopes: ['ZohoCliq.A.READ'] });
		expect(problem.requiredScopes).toEqual(['ZohoCliq.Webhooks.CREATE']);
		expect(problem.remedy).toContain('turn off "Custom Scopes Only"');
	});

	it.each([
		[401, SCOPE_INVALID, true],
		[403, SCOPE_INVALID, true],
		[403, { message: 'No permission' }, false],
		[400, SCOPE_INVALID, false],
		[200, SCOPE_INVALID, false],
	])('is recognized by status %d and %j', (status, body, lacks) => {
		expect(answer(status, body).lacksScope).toBe(lacks);
	});
});

describe('an account in another data center', () => {
	const elsewhere = { dataCenter: { chosen: 'us', actual: 'eu' } } as const;
	const sentence =
		/ According to Zoho, the account is in .*Europe \(zoho\.eu\).* the credential uses United States \(zoho\.com\)\.$/;

	it.each([
		['401', answer(401)],
		['404', answer(404, HTML)],
		['405', answer(405)],
		['a redirect', answer(302)],
		['an unknown target', answer(400, { code: 'channel_not_exists' })],
	])('is named on %s', (_what, given) => {
		expect(explain(given, elsewhere).description).toMatch(sentence);
	});

	it('is named when Zoho refuses a token', () => {
		const refused = tokenEndpointRefused('invalid_client', connection(elsewhere), true);
		expect(refused.problem.description).toMatch(sentence);
	});

	it.each([
		['it is the same', { chosen: 'eu', actual: 'eu' }, 'https://cliq.zoho.eu'],
		['Zoho did not say', { chosen: 'eu', actual: null }, 'https://cliq.zoho.eu'],
		[
			'the custom URL is there',
			{ chosen: 'custom', actual: 'eu' },
			'https://cliq.zoho.eu/network/x',
		],
	] as const)('is not assumed when %s', (_what, dataCenter, cliqUrl) => {
		expect(explain(answer(404), { dataCenter, cliqUrl }).description).not.toContain('Zoho says');
	});

	it('is compared with a custom URL too', () => {
		const { description } = explain(answer(404), {
			dataCenter: { chosen: 'custom', actual: 'in' },
			cliqUrl: 'https://cliq.zoho.com',
		});
		expect(description).toMatch(/is in .*India \(zoho\.in\)/);
		expect(description).toContain('uses https://cliq.zoho.com.');
	});
});

describe('rate limits', () => {
	it.each([
		[429, { code: 'rate_limit_exceeded' }, true],
		[429, HTML, true],
		[400, { code: 'request_limit_exceeded' }, true],
		[400, { code: 'rate_limit_exceeded' }, true],
		[400, { code: 'operation_failed', message: 'request_limit_exceeded' }, false],
		[403, { code: 'request_limit_exceeded' }, false],
		[200, { code: 'request_limit_exceeded' }, false],
	])('are recognized by status %d and %j', (status, body, throttled) => {
		expect(answer(status, body).isThrottled).toBe(throttled);
	});

	const NOW = Date.UTC(2026, 4, 4, 9);

	it.each([
		['seconds', '42', 42],
		['a number', 7, 7],
		['part of a second', '0.2', 1],
		['a fraction', '1.5', 2],
		['a whole fraction', '7.0', 7],
		['a sign', '+7', 7],
		['a unit', '7s', 7],
		['zeros', '007', 7],
		['no time', '0', undefined],
		['a date', 'Mon, 04 May 2026 09:10:00 GMT', 600],
		['a date of the past', 'Mon, 04 May 2026 08:00:00 GMT', undefined],
		['less than nothing', '-5', undefined],
		['something else', 'soon', undefined],
		['nothing', undefined, undefined],
		['an empty header', '', undefined],
		['a list', ['5'], undefined],
	])('read the waiting time from %s', (_what, header, seconds) => {
		expect(retryAfterSeconds(answer(429, '', { 'retry-after': header }), NOW)).toBe(seconds);
	});

	const throttled = (header?: string) =>
		answer(400, { code: 'request_limit_exceeded' }, { 'retry-after': header });

	it('are explained with threshold, lock, seconds left, and the options to set', () => {
		const problem = explain(throttled('540'), {}, 'files.shareWithUser');
		expect(problem).toMatchObject({
			kind: 'RATE_LIMITED',
			httpStatus: 400,
			code: 'request_limit_exceeded',
			retryAfterSeconds: 540,
		});
		expect(problem.message).toContain('540 seconds');
		expect(problem.description).toContain('20 of these calls per minute');
		expect(problem.description).toContain('for 10 minutes');
		expect(problem.remedy).toMatch(/540 seconds.*"On Rate Limit".*"Wait".*"Max Wait \(Seconds\)"/);
	});

	it.each([
		['messages.postToUser', 600],
		['messages.getMany', 300],
		['bots.triggerCall', 1800],
		// No lock is documented for it: the usual ten minutes.
		['users.getMe', 600],
	])('to %s imply the documented lock when Cliq does not state a time', (name, seconds) => {
		expect(explain(throttled(), {}, name).retryAfterSeconds).toBe(seconds);
	});

	it('of the node itself have no status, and name its own rate when none is documented', () => {
		const { problem } = rateLimitedLocally(endpoint('users.getMe'), 59_001);
		expect(problem).toMatchObject({ httpStatus: null, code: null, retryAfterSeconds: 60 });
		expect(problem.description).toContain('20 of these calls per minute');
		expect(problem.description).not.toContain('minutes');
		expect(words(problem)).not.toMatch(/null|NaN|undefined/);
	});
});

describe('a call that the node holds back', () => {
	it('says the share of the credential, unless it is all', () => {
		const told = (percent: number) =>
			rateLimitedLocally(endpoint('messages.postToUser'), 1000, { percent }).problem.description;
		expect(told(50)).toContain('50 of these calls per minute and then blocks them for 10 minutes.');
		expect(told(20)).toContain('minutes. "Share of Cliq\'s Limits (%)" is 20 in the credential.');
		expect(told(100)).not.toContain('Share');
	});
});

describe('a refusal of Zoho’s token endpoint', () => {
	it.each([
		['invalid_client', /Client ID or Client Secret.*another data center/],
		['invalid_client_secret', /Client Secret is wrong/],
		['invalid_redirect_uri', /redirect URL/],
		['something_new', /no further reason/],
	])('with %s is explained, with reconnecting as the remedy', (zohoError, cause) => {
		const { problem } = tokenEndpointRefused(zohoError, connection(), false);
		expect(problem).toMatchObject({
			kind: 'REFRESH_TOKEN_REQUIRED',
			code: zohoError,
			httpStatus: null,
		});
		expect(problem.message).toContain(zohoError);
		expect(problem.description).toMatch(cause);
		expect(problem.remedy).toMatch(/Data Center.*Client ID.*Client Secret.*reconnect/);
	});

	it.each([
		['invalid_code', /revoked in Zoho, or 20 newer connections pushed it out\.$/],
		['invalid_grant', /revoked in Zoho, or 20 newer connections pushed it out\.$/],
		['no_refresh_token', /n8n has no refresh token/],
	])('to renew, with %s, leaves nothing to check in the credential', (zohoError, cause) => {
		const { problem } = tokenEndpointRefused(zohoError, connection(), false);
		expect(problem).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', code: zohoError });
		expect(problem.description).toMatch(cause);
		expect(problem.remedy).toMatch(/^Reconnect: open the credential .*"Switch account"/);
		expect(words(problem)).not.toMatch(/Client (ID|Secret)|used twice/);
	});

	it('to connect, with invalid_code, does not speak of revoked access', () => {
		const { problem } = tokenEndpointRefused('invalid_code', connection(), true);
		expect(problem.description).toMatch(/used twice or is more than a minute old\.$/);
		expect(problem.remedy).toContain('Client Secret');
	});

	it('while connecting is explained, although n8n shows the account as connected', () => {
		const connecting = tokenEndpointRefused('invalid_code', connection(), true).problem;
		const renewing = tokenEndpointRefused('invalid_code', connection(), false).problem;
		expect(connecting.description).toMatch(/^n8n shows "Account connected" even so\./);
		expect(renewing.description).not.toContain('Account connected');
		expect(connecting.message).toMatch(/refused to connect.*: invalid_code$/);
		expect(renewing.message).toMatch(/refused to renew.*: invalid_code$/);
	});

	it.each(['Access Denied', 'access_denied'])(
		'with %s requires waiting ten minutes, not reconnecting',
		(error) => {
			expect(isTokenLock(error)).toBe(true);
			const { problem } = tokenEndpointRefused(error, connection(), false);
			expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 600 });
			expect(problem.message).toContain('600 seconds');
			expect(problem.remedy).toMatch(/Wait ten minutes.*Do not reconnect\./);
		},
	);

	it('without a response does not require reconnecting', () => {
		expect(accountsUnavailable('ECONNRESET').problem).toMatchObject({
			kind: 'UNAVAILABLE',
			code: 'ECONNRESET',
			httpStatus: null,
			remedy: expect.stringContaining('no need to reconnect') as string,
		});
	});

	it('is distinguished from a credential that was never connected', () => {
		expect(neverConnected().problem).toMatchObject({
			kind: 'REFRESH_TOKEN_REQUIRED',
			code: null,
			remedy: expect.stringMatching(
				/click "Connect" \("Connect my account" in n8n 1\.x\)/,
			) as string,
		});
	});
});

describe('a message that is too old to delete', () => {
	it('is distinguished from a missing permission', () => {
		const refusal = { code: 'message_delete_timeout', message: 'Not any more.' };
		expect(explain(answer(403, refusal))).toMatchObject({
			kind: 'PERMISSION_DENIED',
			httpStatus: 403,
			code: 'message_delete_timeout',
			message: 'This message can no longer be deleted: it is too old',
			description: expect.stringContaining('Cliq says: "Not any more"') as string,
			remedy: expect.stringContaining('Message: Update') as string,
		});
	});
});

describe('a missing or late response', () => {
	const WRITE = endpoint('messages.postToUser');
	const READ = endpoint('users.getMany');

	it('to a write that may have arrived never suggests a plain retry', () => {
		for (const { description, remedy } of [
			connectionLost('ECONNRESET', WRITE, true).problem,
			explain(answer(502)),
		]) {
			expect(description).toContain('may still have reached Cliq');
			expect(remedy).toMatch(/Check in Cliq.*only if it did not/);
		}
	});

	it('to an idempotent write suggests a retry', () => {
		for (const name of ['channels.update', 'messages.delete'] as const) {
			const { problem } = connectionLost('ECONNRESET', endpoint(name), true);
			expect(problem.description).toContain('may still have reached Cliq');
			expect(problem.description).not.toContain('did not');
			expect(problem.remedy).toContain('running the node again does no harm');
		}
	});

	it('to a read is explained as harmless', () => {
		expect(connectionLost('ETIMEDOUT', READ, true).problem.description).toContain(
			'Nothing was changed',
		);
	});

	it('without a connection is explained as nothing sent', () => {
		const { problem } = connectionLost('ENOTFOUND', WRITE, false);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ENOTFOUND', httpStatus: null });
		expect(problem.message).toBe('Cliq could not be reached');
		expect(problem.description).toContain('Nothing was sent');
	});

	it('is quoted only by its beginning when it is readable', () => {
		const { description } = unreadable(answer(200, `<p>${'long '.repeat(500)}</p>`)).problem;
		expect(description).toMatch(/^It begins with: "long long/);
		expect(description.length).toBeLessThan(130);
	});
});

describe('Cliq’s words', () => {
	it.each([
		['the envelope', { code: 'x_y', message: 'Why.' }, { code: 'x_y', message: 'Why.' }],
		['only a message', { message: 'Why.' }, { code: null, message: 'Why.' }],
		['an OAuth error', { error: 'invalid_code' }, { code: 'invalid_code', message: '' }],
		['a code that is not text', { code: 17, message: 'x' }, { code: null, message: 'x' }],
		['a message that is not text', { code: 'x', message: ['y'] }, { code: 'x', message: '' }],
		['plain text', 'technical  error\n', { code: null, message: 'technical error' }],
		['HTML', HTML, { code: null, message: 'Oops No page' }],
		['nothing', '', { code: null, message: '' }],
	])('are read from %s', (_what, body, refusal) => {
		expect(answer(400, body).refusal).toEqual(refusal);
	});

	it('are attached to the error, to distinguish refusals', () => {
		const given = answer(400, { code: 'extra_key_found', message: "'x' is an extra key." });
		const error = explainResponse(given, endpoint('messages.postToUser'), connection());
		expect(error.refusal).toEqual({ code: 'extra_key_found', message: "'x' is an extra key." });
	});

	it('are parsed once however often they are read, and never for a successful write', () => {
		const parse = jest.spyOn(JSON, 'parse');
		try {
			const given = answer(400, { code: 'extra_key_found', message: 'No.' });
			expect([given.isThrottled, given.lacksScope, given.isUnknown]).toEqual([false, false, false]);
			explain(given);
			expect(parse).toHaveBeenCalledTimes(1);
			const fine = answer(200, { id: '1' });
			expect([fine.isThrottled, fine.lacksScope, fine.isUnknown]).toEqual([false, false, false]);
			expect(parse).toHaveBeenCalledTimes(1);
		} finally {
			parse.mockRestore();
		}
	});

	it('are shortened to fit an error', () => {
		expect(answer(400, 'x '.repeat(100_000)).refusal.message.length).toBeLessThanOrEqual(300);
		expect(answer(400, { message: 'y'.repeat(1000) }).refusal.message).toHaveLength(300);
	});

	it.each([
		['plain text', 'No: /api/v2/bots/x/message?zapikey=1001.abc.def&y=1'],
		['JSON', { message: 'No: ?ZAPIKEY=1001.abc.def' }],
		['HTML', '<a href="?zapikey=1001.abc.def">No</a> zapikey=1001.abc.def'],
	])('never contain a webhook token: %s', (_what, body) => {
		for (const status of [200, 301, 400, 401, 403, 404, 500]) {
			const problem = explain(answer(status, body));
			expect(JSON.stringify(problem)).not.toContain('1001.abc');
		}
	});
});
