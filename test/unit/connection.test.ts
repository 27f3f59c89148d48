import { readConnection } from '../../nodes/ZohoCliq/cliq/connection';
import { connected, problemOfCall, words } from '../support/fakeN8n';

const read = (changes: Parameters<typeof readConnection>[0]) =>
	readConnection({ ...connected, ...changes });

describe('the base URL of Cliq', () => {
	it.each([
		['the data center’s', { dataCenter: 'eu' }, 'https://cliq.zoho.eu'],
		['Canada’s', { dataCenter: 'ca' }, 'https://cliq.zohocloud.ca'],
		[
			'a custom one without trailing slashes',
			{ dataCenter: 'custom', cliqUrl: 'http://127.0.0.1:5000/base//' },
			'http://127.0.0.1:5000/base',
		],
		[
			'a custom one on the machine that runs Docker',
			{ dataCenter: 'custom', cliqUrl: 'http://host.docker.internal:8080' },
			'http://host.docker.internal:8080',
		],
		[
			'the data center’s even if one for Docker was left behind',
			{ dataCenter: 'eu', cliqUrl: 'http://host.docker.internal:8080' },
			'https://cliq.zoho.eu',
		],
		[
			'a network’s',
			{ dataCenter: 'in', network: ' zylkerpartners ' },
			'https://cliq.zoho.in/network/zylkerpartners',
		],
		[
			'a network’s, safely encoded',
			{ network: 'zylker partners & co.' },
			'https://cliq.zoho.com/network/zylker%20partners%20%26%20co.',
		],
		[
			'the organization’s own when the network is blank',
			{ network: '  ' },
			'https://cliq.zoho.com',
		],
		[
			'the data center’s even if a custom URL was left behind',
			{ dataCenter: 'us', cliqUrl: 'http://evil.example' },
			'https://cliq.zoho.com',
		],
	])('is %s', (_what, changes, url) => {
		expect(read(changes).cliqUrl).toBe(url);
	});

	it.each([
		'http://cliq.zoho.com',
		'https://user:secret@cliq.zoho.com',
		'http://host.docker.internal.evil.example',
		'http://xhost.docker.internal',
		'http://user:secret@host.docker.internal',
		'javascript:alert(1)',
		'https://cliq.zoho.com?x',
		' https://cliq.zoho.com',
		'',
	])('is rejected before a token is sent to it: %s', (cliqUrl) => {
		const problem = problemOfCall(() => read({ dataCenter: 'custom', cliqUrl }));
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', httpStatus: null });
		expect(problem.message).toContain('"Cliq URL" must start with https://');
		expect(problem.remedy).toContain('credential');
		expect(words(problem)).not.toContain('secret@');
	});

	it.each([
		'https://cliq.zoho.com/network/zylkerpartners/chats',
		'/network/zylkerpartners',
		'zylkerpartners/chats',
		'zylkerpartners?view=1',
		'zylkerpartners#chats',
		'..\\x',
		'a\nb',
	])('is rejected with what was pasted around the name of a network: %j', (network) => {
		const problem = problemOfCall(() => read({ network }));
		expect(problem.message).toBe(
			'"Cliq Network" must be what follows /network/ in the address of a Cliq Network, and nothing else',
		);
		expect(problem.remedy).toBe('Open the credential and correct it.');
	});

	it('is rejected when the custom one is missing', () => {
		expect(problemOfCall(() => read({ dataCenter: 'custom' })).kind).toBe('INVALID_INPUT');
	});
});

describe('the share of Cliq’s limits', () => {
	it.each([
		['is all of them in a credential saved without it', undefined, 100],
		['is a number', 50, 50],
		['may be the text of a number, as from an environment variable', ' 33.3 ', 33.3],
		['may be as small as 1', 1, 1],
		['may be all', 100, 100],
	])('%s', (_what, limitShare, percent) => {
		expect(read(limitShare === undefined ? {} : { limitShare }).limitShare).toBe(percent);
	});

	it.each([
		undefined,
		0,
		-5,
		0.99,
		100.5,
		101,
		NaN,
		Infinity,
		'',
		' ',
		'half',
		'50 %',
		true,
		null,
		[50],
		{},
	])('is refused before anything is sent: %p', (limitShare) => {
		const problem = problemOfCall(() => read({ limitShare } as Parameters<typeof read>[0]));
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', httpStatus: null });
		expect(problem.message).toBe('"Share of Cliq\'s Limits (%)" must be a number from 1 to 100');
		expect(problem.remedy).toContain('credential');
	});
});

describe('the granted scopes', () => {
	it.each([
		['spaces', 'ZohoCliq.Users.READ ZohoCliq.Chats.READ'],
		['commas', 'ZohoCliq.Users.READ,ZohoCliq.Chats.READ'],
		['a list', ['ZohoCliq.Users.READ', 'ZohoCliq.Chats.READ']],
	])('are read from a token that lists them with %s', (_what, scope) => {
		expect(read({ oauthTokenData: { access_token: 't', scope } }).grantedScopes).toEqual([
			'ZohoCliq.Users.READ',
			'ZohoCliq.Chats.READ',
		]);
	});

	it.each([[undefined], [''], [[]], [null], [7]])(
		'are unknown, not empty, when the token contains %p',
		(scope) => {
			const oauthTokenData = { access_token: 't', scope } as unknown as string;
			expect(read({ oauthTokenData }).grantedScopes).toBeNull();
		},
	);

	it('are distinguished from what the credential requests now', () => {
		const { requestedScopes } = read({ scope: 'ZohoCliq.A.READ,ZohoCliq.B.READ' });
		expect(requestedScopes).toEqual(['ZohoCliq.A.READ', 'ZohoCliq.B.READ']);
	});
});

describe('a connection', () => {
	it('has a token, an error of Zoho’s, or neither', () => {
		expect(read({})).toMatchObject({ accessToken: 'token-1', tokenError: null });
		expect(read({ oauthTokenData: { error: 'invalid_code' } })).toMatchObject({
			accessToken: null,
			tokenError: 'invalid_code',
		});
		expect(read({ oauthTokenData: '' })).toMatchObject({
			accessToken: null,
			tokenError: null,
		});
	});

	it('distinguishes an error that Zoho left from a valid token', () => {
		const oauthTokenData = { access_token: 't', error: 'invalid_code' };
		expect(read({ oauthTokenData })).toMatchObject({
			accessToken: 't',
			tokenError: 'invalid_code',
		});
	});

	it('is in the data center of the redirect, whatever was chosen', () => {
		const oauthTokenData = { access_token: 't', callbackQueryString: { location: 'eu' } };
		expect(read({ oauthTokenData }).dataCenter).toEqual({ chosen: 'us', actual: 'eu' });
		expect(read({ dataCenter: 'custom', cliqUrl: 'https://cliq.example' }).dataCenter).toEqual({
			chosen: 'custom',
			actual: null,
		});
	});

	it('has secrets to keep: both tokens and the client secret', () => {
		expect(read({}).secrets).toEqual(['token-1', 'refresh-1', 'client-secret']);
		expect(read({ clientSecret: '', oauthTokenData: {} }).secrets).toEqual([]);
	});
});
