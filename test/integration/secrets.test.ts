import { inspect } from 'node:util';

import { ZohoCliqWebhookTokenApi } from '../../credentials/ZohoCliqWebhookTokenApi.credentials';
import type { ErrorKind } from '../../nodes/ZohoCliq/errors';
import { forgetCalls, liftRateLimits } from '../support/processState';
import type { AnswerRule, OtherHost } from '../../sandbox';
import { startOtherHost } from '../../sandbox';
import { useClock } from '../support/clock';
import { onNewestLineOnly } from '../support/newestLine';
import { faultsWith } from './faults/faults';
import { oneOfEachOfLine, perform, readThenWrite, scenariosOfLine } from './faults/scenarios';
import { hugeFaultNames, smallFaultNames } from './faults/trial';
import { CREDENTIAL, toMarketing, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld({ history: true, switches: { thresholds: false } });
useClock(() => world.sandbox);

/** The token in a bot's webhook URL, which Cliq may quote in a response. */
const ZAPIKEY = '1001.0a1b2c3d4e5f60718293a4b5c6d7e8f9.0f1e2d3c4b5a69788796a5b4c3d2e1f0';

const send = { ...toOlivia, text: 'x' };

let otherHost: OtherHost;
let printed = '';
let stopListening: () => void;
let secrets: Set<string>;

beforeAll(async () => {
	otherHost = await startOtherHost();
});
beforeEach(() => {
	liftRateLimits();
	printed = '';
	startAfresh();
	const print = (...words: unknown[]) => {
		printed += inspect(words, { depth: 10 });
		return true;
	};
	const outlets = [
		...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) =>
			jest.spyOn(console, method).mockImplementation(print),
		),
		jest.spyOn(process.stdout, 'write').mockImplementation(print),
		jest.spyOn(process.stderr, 'write').mockImplementation(print),
	];
	stopListening = () => {
		for (const outlet of outlets) outlet.mockRestore();
	};
});
afterEach(() => {
	stopListening();
});
afterAll(async () => {
	forgetCalls();
	await otherHost.close();
});

/** A fresh sandbox and credential; earlier tokens are no longer secret. */
function startAfresh(expired = false): void {
	world.sandbox.reset();
	world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired }) } });
	secrets = new Set([world.sandbox.client.secret, ZAPIKEY]);
	rememberTokens();
}

function rememberTokens(): void {
	const { oauthTokenData } = world.engine.readCredential(CREDENTIAL);
	const { access_token, refresh_token } = oauthTokenData as Record<string, string>;
	for (const secret of [access_token, refresh_token]) if (secret) secrets.add(secret);
}

/** A character as JSON may also write it. */
function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Everything visible to a user, a log or a later node. */
function seen(...out: unknown[]): string {
	const whole = { depth: 10, maxStringLength: null, maxArrayLength: null, showHidden: true };
	const errors = out.flatMap((value) =>
		value instanceof Error ? [value.stack, value.cause, Object.entries(value)] : [],
	);
	return `${inspect([...out, ...errors], whole)}${JSON.stringify(out)}${printed}`;
}

/** A part of a secret would be as bad, and so would another encoding. */
function spellingsOf(secret: string): string[] {
	const third = Math.floor(secret.length / 3);
	const base64 = Buffer.from(secret).toString('base64');
	return [secret.slice(third, third + 16), base64.slice(4, 24)];
}

function expectNoSecretIn(text: string, where: string): void {
	rememberTokens();
	const exposed = [...secrets].flatMap(spellingsOf).filter((spelling) => text.includes(spelling));
	const contexts = exposed.map((spelling) => {
		const at = text.indexOf(spelling);
		return text.slice(Math.max(0, at - 80), at + 40);
	});
	expect([where, ...contexts]).toEqual([where]);
}

/** All secrets, in the places where a response may repeat them. */
function echo(): string {
	return [...secrets]
		.filter((secret) => secret !== ZAPIKEY)
		.map((secret) => `Authorization: Zoho-oauthtoken ${secret}; ?zapikey=${ZAPIKEY}&x=1`)
		.join(' ');
}

function echoing(rule: AnswerRule): AnswerRule {
	return {
		...rule,
		body: JSON.stringify({ message: echo(), data: { id: echo(), name: echo() }, id: echo() }),
		headers: { ...rule.headers, 'x-request': echo() },
	};
}

describe('no secret is exposed', () => {
	const faults = [
		...smallFaultNames.map((name) => [name, oneOfEachOfLine] as const),
		...onNewestLineOnly(hugeFaultNames).map((name) => [name, [readThenWrite]] as const),
	];

	it.each(faults)('after: %s', async (name, met) => {
		const rule = faultsWith(otherHost.url).find((fault) => fault.name === name)?.rule ?? {};
		for (const scenario of met) {
			for (const expired of [false, true]) {
				startAfresh(expired);
				const struck = rule.ending === 'close' ? { ...rule, body: echo() } : rule;
				const path = expired ? /token$/ : /\/api\//;
				world.sandbox.answerNext({ ...struck, path, times: Infinity });
				const { error, outputs, hints, run } = await perform(world, scenario);
				const text = seen(error, error?.context, error?.messages, outputs, hints);
				expectNoSecretIn(text + inspect(run.data.resultData, { depth: 10 }), scenario.name);
			}
		}
	});

	/** How JSON may also write a text: what it escapes is up to the server. */
	const escapings: Array<[string, (json: string) => string]> = [
		['"="', (json) => json.replaceAll('=', '\\u003d')],
		['every letter', (json) => json.replace(/[a-z]/gi, escaped)],
		['every digit and dot', (json) => json.replace(/[\d.]/g, escaped)],
		['"=", twice', (json) => json.replaceAll('=', '\\\\u003d')],
	];

	it.each(escapings)('by JSON that escapes %s', async (_what, escape) => {
		const inKeys = () =>
			Object.fromEntries([...secrets].map((secret) => [`x ${secret}`, [echo()]]));
		const body = () => escape(JSON.stringify({ message: echo(), id: echo(), data: inKeys() }));
		expect(JSON.parse(body())).toBeDefined();
		for (const status of [200, 400, 403, 404, 500]) {
			for (const scenario of status === 200 ? oneOfEachOfLine : [readThenWrite]) {
				startAfresh();
				world.sandbox.answerNext({ path: /\/api\//, status, body: body(), times: Infinity });
				const { error, outputs, hints, run } = await perform(world, scenario);
				const text = seen(error, error?.context, error?.messages, outputs, hints);
				expectNoSecretIn(text + inspect(run.data.resultData, { depth: 10 }), String(status));
			}
		}
	});

	const kinds: Array<[ErrorKind, AnswerRule]> = [
		['REFRESH_TOKEN_REQUIRED', { status: 401 }],
		['SCOPE_INSUFFICIENT', { status: 403, body: 'required scope' }],
		['PERMISSION_DENIED', { status: 403 }],
		['ENDPOINT_INVALID', { status: 404 }],
		['ENDPOINT_INVALID', { status: 302, headers: { location: 'https://elsewhere.example/' } }],
		['RATE_LIMITED', { status: 429, headers: { 'retry-after': '3' } }],
		['REJECTED', { status: 400 }],
		['REJECTED', { status: 418 }],
		['UNAVAILABLE', { status: 500 }],
	];

	it.each(kinds)('with %s, although Cliq repeats all of them: %j', async (kind, rule) => {
		const words = String(rule.body ?? '');
		const bodies = () => [
			JSON.stringify({ message: `${words} ${echo()}`, code: 'x' }),
			JSON.stringify({ message: words, code: echo() }),
			JSON.stringify({ message: words, error: echo() }),
			JSON.stringify({ message: `"${echo().replaceAll(' ', '"\n"')}" ${words}` }),
			`<html>${words} <a href="https://cliq.example/?zapikey=${ZAPIKEY}&x=1">${echo()}</a></html>`,
			`${words} ${echo()}`,
		];
		for (const index of bodies().keys()) {
			for (const continueOnFail of [false, true]) {
				startAfresh();
				const headers = { ...rule.headers, 'x-request': echo() };
				const scripted = { ...rule, body: bodies()[index] ?? '', headers };
				world.sandbox.answerNext({ ...scripted, path: /\/api\//, times: Infinity });
				const { error, outputs, hints, run } = await world.run(
					'message.send',
					{ ...send, options: { onRateLimit: 'fail' } },
					{ continueOnFail },
				);
				const problem = continueOnFail ? outputs[0]?.[0]?.json.error : error?.context.cliq;
				expect(problem).toMatchObject({ kind });
				const text = seen(error, error?.context, error?.messages, outputs, hints);
				expectNoSecretIn(text + inspect(run.data.resultData, { depth: 10 }), `body ${index}`);
			}
		}
	});

	it('with UNKNOWN_ERROR, or a success, although Cliq repeats all of them', async () => {
		for (const scenario of scenariosOfLine) {
			const bodies = () => [echo(), `<html>${echo()}`, `["${echo()}"]`, echoing({}).body];
			for (const index of bodies().keys()) {
				startAfresh();
				const body = bodies()[index] ?? '';
				world.sandbox.answerNext({ status: 200, body, times: Infinity });
				const { error, outputs, hints, run } = await perform(world, scenario);
				const text = seen(error, error?.context, error?.messages, outputs, hints);
				expectNoSecretIn(text + inspect(run.data.resultData, { depth: 10 }), scenario.name);
			}
		}
	});

	it.each([
		['INVALID_INPUT', { ...send, text: ' ' }],
		['INVALID_INPUT', { ...send, user: { __rl: true, mode: 'id', value: '..' } }],
		['INVALID_INPUT', { ...send, text: '={{ $nope.x }}' }],
		['FILE_REJECTED', { ...send, attachments: 'missing' }],
	])('with %s', async (kind, parameters) => {
		const { error, problem } = await world.fail('message.send', parameters);
		expect(problem.kind).toBe(kind);
		expectNoSecretIn(seen(error, error.context, error.messages), kind);
	});

	it.each([200, 400, 401, 403, 429, 500, 503])(
		"when Zoho's token endpoint repeats them with HTTP %i",
		async (status) => {
			const bodies = () => [
				JSON.stringify({ error: echo() }),
				JSON.stringify({ error: 'invalid_code', error_description: echo() }),
				JSON.stringify({ error: 'invalid_grant', error_description: echo() }),
				JSON.stringify({ error: 'Access Denied', error_description: echo(), status: echo() }),
				`<html>${echo()}</html>`,
				echo(),
			];
			for (const index of bodies().keys()) {
				startAfresh(true);
				const body = bodies()[index] ?? '';
				const headers = { 'content-type': 'application/json' };
				world.sandbox.answerNext({ path: /token$/, status, body, headers, times: Infinity });
				const { error, outputs, hints, run } = await world.run('message.send', send);
				const text = seen(error, error?.context, error?.messages, outputs, hints);
				expectNoSecretIn(
					text + inspect(run.data.resultData, { depth: 10 }),
					`body ${index}, HTTP ${status}`,
				);
			}
		},
	);

	it('when connecting failed and n8n stored what Zoho said', async () => {
		world.connect({ oauthTokenData: { error: `invalid_client ${world.sandbox.client.secret}` } });
		const { error } = await world.fail('message.send', send);
		expectNoSecretIn(seen(error, error.context, error.messages), 'stored error');
	});

	it('in a picker, although Cliq repeats all of them', async () => {
		for (const [, rule] of kinds) {
			startAfresh();
			world.sandbox.answerNext({ ...echoing(rule), path: /\/api\//, times: Infinity });
			const picked: unknown = await world.engine
				.listSearch('searchUsers', { parameters: { resource: 'message', operation: 'send' } })
				.catch((error: unknown) => error);
			expectNoSecretIn(seen(picked), JSON.stringify(rule));
		}
	});

	it('of a webhook token, whatever becomes of the request', async () => {
		const token = world.sandbox.createWebhookToken();
		const address = `${world.sandbox.url}/api/v2/bots/x/message?a=b&zapikey=${token}`;
		const endings: AnswerRule[] = [
			...[200, 302, 400, 401, 403, 404, 429, 500].map((status) => ({
				status,
				headers: { location: address, 'x-request': address },
				body: JSON.stringify({ message: `${address} ${token}`, id: token, code: token }),
			})),
			{ status: 400, body: `<html><a href="${address}">${address}</a>` },
			{ before: 'reset' },
		];
		for (const rule of endings) {
			startAfresh();
			liftRateLimits();
			secrets.add(token);
			world.engine.saveCredential(
				'Token',
				{ dataCenter: 'custom', cliqUrl: world.sandbox.url, token },
				undefined,
				new ZohoCliqWebhookTokenApi(),
			);
			world.sandbox.answerNext({ ...rule, path: /\/api\//, times: Infinity });
			const parameters = { authentication: 'webhookToken', ...toMarketing, text: 'x' };
			const { error, outputs, hints, run } = await world.run(
				'message.send',
				{ ...parameters, options: { onRateLimit: 'fail' } },
				{ credential: 'Token' },
			);
			expect(world.sandbox.requests[0]?.query).toEqual({ zapikey: token });
			const text = seen(error, error?.context, error?.messages, outputs, hints);
			expectNoSecretIn(text + inspect(run.data.resultData, { depth: 10 }), JSON.stringify(rule));
		}
	});

	it('of a token that was replaced during the run', async () => {
		startAfresh(true);
		world.sandbox.answerNext({ status: 401, body: '{"code":"oauthtoken_invalid"}' });
		world.sandbox.answerNext({ path: /message$/, status: 400, body: echo(), times: Infinity });
		const { error } = await world.fail('message.send', send);
		expect(world.sandbox.tokenRequests).toHaveLength(1);
		expectNoSecretIn(seen(error, error.context, error.messages), 'replaced token');
	});
});
