import type { INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { Problem } from '../../nodes/ZohoCliq/errors';
import { useClock } from '../support/clock';
import type { NodeFailure } from '../support/engine';
import { NODE_TYPE } from '../support/engine';
import { connect, plainNode, portsOnly } from '../support/engine/singleNode';
import { CREDENTIAL, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld({ switches: { thresholds: false } });
const other = useWorld({ switches: { thresholds: false } });
const clock = useClock(() => world.sandbox);

const send = { ...toOlivia, text: '={{ $json.text ?? "x" }}' };
const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ json: { text: `No. ${index}` } }));

const texts = (sandbox = world.sandbox) => sandbox.organization.messages.map(({ text }) => text);
const renewals = () => world.sandbox.tokenRequests.length;
const listUsers = async () => await world.run('user.getMany', { limit: 1 });

/** Connects with a token that may list users and nothing else. */
function connectWithoutSending(expired = false): void {
	const scopes = ['ZohoCliq.Users.READ'];
	world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes, expired }) } });
}

function connectExpired(): void {
	world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
}

function refuseMessages(): void {
	const body = '{"code":"oauthtoken_invalid"}';
	world.sandbox.answerNext({ path: /message$/, status: 401, times: Infinity, body });
}

/** Sends one message in each of several executions, and returns the kinds of their errors, each once. */
async function kindsOf(executions: number): Promise<unknown[]> {
	const kinds = new Set<unknown>();
	for (let execution = 0; execution < executions; execution++) {
		kinds.add((await world.fail('message.send', send)).problem.kind);
	}
	return [...kinds];
}

/** Hands out one item at a time, like Loop Over Items. */
const loopNode: INodeType = {
	description: portsOnly('loop', {
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
	}),
	async execute() {
		const context = this.getContext('node') as { left?: number };
		context.left ??= 30;
		return await Promise.resolve(context.left-- > 0 ? [[{ json: { text: 'x' } }]] : [[]]);
	},
};

/** One execution in which the node runs 30 times. */
async function runLoop(): Promise<number> {
	const parameters = { resource: 'message', operation: 'send', ...send };
	const { steps } = await world.engine.runWorkflow(
		{
			nodes: [
				plainNode('Start', 'n8n-nodes-base.manualTrigger'),
				plainNode('Loop', 'test.loop'),
				plainNode('Cliq', NODE_TYPE, { parameters, onError: 'continueRegularOutput' }),
			],
			connections: {
				...connect('Start', 'Loop'),
				...connect('Loop', 'Cliq'),
				...connect('Cliq', 'Loop'),
			},
		},
		{ nodeTypes: { 'test.loop': loopNode } },
	);
	return steps.filter((step) => step.node.name === 'Cliq').length;
}

describe('a scope that is missing', () => {
	it('is not asked for again when the token itself says that it lacks it', async () => {
		connectWithoutSending();
		expect(await kindsOf(3)).toEqual(['SCOPE_INSUFFICIENT']);
		expect(renewals()).toBe(0);
	});

	it.each([
		[
			'30 times in a loop',
			async () => {
				expect(await runLoop()).toBe(30);
			},
		],
		[
			'in 15 executions',
			async () => {
				expect(await kindsOf(15)).toEqual(['SCOPE_INSUFFICIENT']);
			},
		],
		[
			'in 15 calls of an agent',
			async () => {
				for (let call = 0; call < 15; call++) {
					const parameters = { resource: 'message', operation: 'send', ...toOlivia, text: 'x' };
					expect((await world.engine.runAsTool({ parameters })).error).toBeDefined();
				}
			},
		],
	])('leaves healthy workflows their renewals when it is needed %s', async (_how, needIt) => {
		// The token does not say what it may do.
		world.sandbox.switches.tokenScope = false;
		connectWithoutSending();
		await needIt();
		expect(renewals()).toBeLessThanOrEqual(3);
		const before = renewals();
		world.sandbox.expireTokens();
		clock.advance(3_600_000);
		expect((await listUsers()).error).toBeUndefined();
		expect(renewals()).toBe(before + 1);
	});
});

describe('a token that Cliq goes on refusing', () => {
	it('is renewed once in 15 executions, and then explained by that refusal', async () => {
		refuseMessages();
		expect(await kindsOf(15)).toEqual(['REFRESH_TOKEN_REQUIRED']);
		expect(renewals()).toBe(1);
		expect((await listUsers()).error).toBeUndefined();
	});

	it('for some calls only is renewed at most three times in ten minutes', async () => {
		refuseMessages();
		for (let execution = 0; execution < 10; execution++) {
			const { problem } = await world.fail('message.send', send);
			expect(problem.kind).toBe('REFRESH_TOKEN_REQUIRED');
			expect((await listUsers()).error).toBeUndefined();
		}
		expect(renewals()).toBe(3);
		clock.advance(600_000);
		await world.fail('message.send', send);
		expect(renewals()).toBe(4);
	});

	it('and whose renewal Zoho refuses is asked for three times, and then has Zoho’s word', async () => {
		const token = world.sandbox.issueToken({ expired: true });
		world.sandbox.revoke(token.refresh_token);
		world.connect({ oauthTokenData: { ...token } });
		for (let execution = 0; execution < 15; execution++) {
			const { problem } = await world.fail('message.send', send);
			expect(problem).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', code: 'invalid_code' });
		}
		expect(renewals()).toBe(3);
	});

	it('is renewed anew once the account was connected again', async () => {
		refuseMessages();
		for (let connection = 0; connection < 5; connection++) {
			world.connect();
			expect(await kindsOf(2)).toEqual(['REFRESH_TOKEN_REQUIRED']);
		}
		expect(renewals()).toBe(5);
	});

	it('although others store new ones all the time, is a limit with the seconds left', async () => {
		refuseMessages();
		const { refresh_token } = world.sandbox.issueToken();
		const problems: Problem[] = [];
		for (let execution = 0; execution < 5; execution++) {
			world.connect({ oauthTokenData: { ...world.sandbox.issueToken(), refresh_token } });
			clock.advance(10_000);
			problems.push((await world.fail('message.send', send)).problem);
		}
		expect(renewals()).toBe(3);
		expect(problems[4]).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 560 });
		expect(problems[4]?.remedy).toContain('Do not reconnect');
	});
});

describe('a token that expires every hour', () => {
	it('is renewed every time', async () => {
		world.connect();
		for (let hour = 0; hour < 12; hour++) {
			expect((await world.run('message.send', send, { items: numbered(2) })).error).toBeUndefined();
			clock.advance(3_600_001);
		}
		expect([renewals(), texts().length]).toEqual([11, 24]);
	});
});

describe('a sign-in server that does not answer', () => {
	beforeEach(() => {
		connectExpired();
		world.sandbox.answerNext({ path: /token$/, before: 'stall', times: Infinity });
	});

	it('is asked once by runs that start together, and all of them wait once', async () => {
		const runs = await Promise.all(
			numbered(5).map(
				async () =>
					await world.run('message.send', send, { items: numbered(3), continueOnFail: true }),
			),
		);
		for (const { items } of runs) {
			expect(items.map(({ json }) => (json.error as unknown as Problem).kind)).toEqual(
				Array.from({ length: 3 }, () => 'UNAVAILABLE'),
			);
		}
		expect([renewals(), world.sandbox.requests.length]).toEqual([1, 5]);
		expect(clock.elapsed).toBeLessThan(301_000);
	});
});

describe('trouble while renewing', () => {
	const json = { 'content-type': 'application/json;charset=UTF-8' };

	beforeEach(connectExpired);

	it.each([
		[
			'429 without a body',
			{ status: 429, headers: json, body: '' },
			['UNAVAILABLE', 'RATE_LIMITED'],
		],
		['half a JSON', { status: 200, headers: json, body: '{"access_tok' }, ['UNAVAILABLE']],
		['503', { status: 503, headers: json, body: '{}' }, ['UNAVAILABLE']],
		[
			'a page',
			{ status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
			['UNAVAILABLE'],
		],
		['a reset', { before: 'reset' as const }, ['UNAVAILABLE']],
	])('at Zoho is not told as a lost connection: %s', async (_what, answer, kinds) => {
		world.sandbox.answerNext({ path: /token$/, ...answer });
		const { problem } = await world.fail('message.send', send);
		expect(kinds).toContain(problem.kind);
		expect(problem.remedy).toMatch(/no need to reconnect|Do not reconnect/);
		clock.advance(600_000);
		expect((await world.run('message.send', send)).error).toBeUndefined();
	});

	it('in n8n’s database is told as that, and uses up three tokens at most', async () => {
		world.engine.database.beforeSave = () => {
			throw new Error('ConnectionIsNotSet');
		};
		for (let execution = 0; execution < 10; execution++) {
			const { problem } = await world.fail('message.send', send);
			expect(problem.kind).toBe('UNAVAILABLE');
			expect(problem.message).toContain('n8n could not renew it');
		}
		expect(renewals()).toBe(3);
		clock.advance(600_000);
		world.engine.database.beforeSave = () => undefined;
		expect((await world.run('message.send', send)).error).toBeUndefined();
	});
});

describe('an error of Zoho that n8n stored next to a token', () => {
	it.each([
		['nothing', '{}'],
		['a list', '[]'],
		['the same token', undefined],
	])('is not blamed when a renewal brings %s', async (_what, body) => {
		const token = world.sandbox.issueToken({ expired: true });
		world.connect({ oauthTokenData: { ...token, error: 'Access Denied' } });
		world.sandbox.answerNext({
			path: /token$/,
			headers: { 'content-type': 'application/json' },
			status: 200,
			body: body ?? JSON.stringify({ access_token: token.access_token }),
		});
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', code: 'oauthtoken_invalid' });
		clock.advance(600_000);
		expect((await world.run('message.send', send)).error).toBeUndefined();
	});
});

describe('a token that another run has renewed', () => {
	const storeAnother = (expired: boolean) => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired }) } });
	};

	it('is used, and renewed again when it has expired too', async () => {
		// After the first message another token is stored, which has expired as well.
		world.sandbox.organization.once('message', () => {
			storeAnother(true);
			clock.advance(1000);
		});
		const { error } = await world.run('message.send', send, {
			items: [{ json: {} }, { json: {} }],
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.map(({ status }) => status)).toEqual([200, 401, 200]);
		expect(world.sandbox.tokenRequests).toHaveLength(1);
	});

	it('while Cliq refused the old one is used, without another renewal', async () => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		let reads = 0;
		world.engine.database.beforeRead = () => {
			// The first is for the run and its request.
			if (++reads === 2) storeAnother(false);
		};
		const { error } = await world.run('message.send', send);
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.map(({ status }) => status)).toEqual([401, 200]);
		expect(world.sandbox.tokenRequests).toHaveLength(0);
	});
});

describe('a credential that n8n cannot read', () => {
	const locked = () => {
		throw new Error('SQLITE_BUSY: database is locked');
	};
	/** A reading holds for a second. */
	const readAgainAfterFirst = () => {
		world.sandbox.organization.once('message', () => {
			clock.advance(1000);
		});
	};

	it('for one message is read again, and the message arrives once', async () => {
		readAgainAfterFirst();
		let reads = 0;
		world.engine.database.beforeRead = () => {
			if (++reads === 2) locked();
		};
		const { error } = await world.run('message.send', send, { items: numbered(3) });
		expect(error).toBeUndefined();
		expect(texts()).toEqual(['No. 0', 'No. 1', 'No. 2']);
	});

	it('at all is told in n8n’s words, and that nothing was sent', async () => {
		readAgainAfterFirst();
		let reads = 0;
		world.engine.database.beforeRead = () => {
			if (++reads >= 2) locked();
		};
		const { problem } = await world.fail('message.send', send, { items: numbered(3) });
		expect(problem).toMatchObject({
			kind: 'UNAVAILABLE',
			message: 'n8n could not read the Zoho Cliq credential',
			description: expect.stringContaining(
				'Nothing was sent. n8n says: "SQLITE_BUSY: database is locked".',
			) as string,
			sent: { items: 1 },
		});
		expect(texts()).toEqual(['No. 0']);
	});

	it('from the start is not told as one that is not selected', async () => {
		world.engine.database.beforeRead = locked;
		const { problem } = await world.fail('message.send', send);
		expect(problem.kind).toBe('UNAVAILABLE');
		const none = await world
			.fail('message.send', send, { credential: null })
			.catch((error: unknown) => ({ problem: undefined, error: error as NodeFailure }));
		expect(none.problem?.message ?? none.error.message).toMatch(
			/has no Zoho Cliq credential|Node does not have any credentials/,
		);
	});
});

describe('a credential', () => {
	it('is read once for the messages of a second', async () => {
		let reads = 0;
		world.engine.database.beforeRead = () => {
			reads++;
		};
		await world.run('message.send', send, { items: numbered(3) });
		expect([reads, texts()]).toEqual([1, ['No. 0', 'No. 1', 'No. 2']]);
	});
});

describe('a credential that is edited during a run', () => {
	/** Points the credential to the other Cliq, with a token of that; a reading of it holds for a second. */
	const moveAway = (changes = {}) => {
		if (clock.asleep === 0) clock.advance(1000);
		const { url, client } = other.sandbox;
		const { access_token, refresh_token } = other.sandbox.issueToken();
		world.engine.saveCredential(CREDENTIAL, {
			dataCenter: 'custom',
			accountsUrl: url,
			cliqUrl: url,
			clientId: client.id,
			clientSecret: client.secret,
			oauthTokenData: { access_token, refresh_token },
			...changes,
		});
	};

	/** The tokens that a Cliq has seen. */
	const tokensSeen = ({ requests } = world.sandbox) =>
		new Set(requests.map(({ headers }) => headers.authorization));

	const expectNoMix = () => {
		const here = tokensSeen();
		for (const token of tokensSeen(other.sandbox)) expect(here).not.toContain(token);
	};

	it('sends the remaining items to the new host with the new token', async () => {
		world.sandbox.organization.once('message', () => {
			moveAway();
		});
		const { error } = await world.run('message.send', send, { items: numbered(4) });
		expect(error).toBeUndefined();
		expect(texts()).toEqual(['No. 0']);
		expect(texts(other.sandbox)).toEqual(['No. 1', 'No. 2', 'No. 3']);
		expectNoMix();
	});

	it('while a message waits for a lock sends that to the new host', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '300' } });
		clock.at(100_000, () => {
			moveAway();
		});
		const { error } = await world.run('message.send', send, {
			items: numbered(2),
			mode: 'trigger',
		});
		expect(error).toBeUndefined();
		expect([texts(), texts(other.sandbox)]).toEqual([[], ['No. 0', 'No. 1']]);
		expectNoMix();
	});

	it('while the old host refuses its token uses the new one at the new host only', async () => {
		refuseMessages();
		let reads = 0;
		world.engine.database.beforeRead = () => {
			if (++reads === 3) moveAway();
		};
		const { error } = await world.run('message.send', send, { items: numbered(2) });
		expect(error).toBeUndefined();
		expect([renewals(), world.sandbox.requests.length]).toEqual([0, 1]);
		expect(texts(other.sandbox)).toEqual(['No. 0', 'No. 1']);
		expectNoMix();
	});

	it.each([
		['was disconnected', { oauthTokenData: {} }, 'REFRESH_TOKEN_REQUIRED'],
		['got an unsafe address', { cliqUrl: 'http://evil.example' }, 'INVALID_INPUT'],
	])('so that it %s ends the run with that error', async (_what, changes, kind) => {
		world.sandbox.organization.once('message', () => {
			moveAway(changes);
		});
		const { problem } = await world.fail('message.send', send, { items: numbered(4) });
		expect(problem).toMatchObject({ kind, sent: { items: 1 } });
		expect(world.sandbox.requests).toHaveLength(1);
		expect(other.sandbox.requests).toHaveLength(0);
	});
});
