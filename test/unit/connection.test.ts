import { readConnection } from '../../nodes/ZohoCliq/cliq/connection';
import { connected, problemOfCall, words } from '../support/fakeN8n';

const read = (changes: Parameters<typeof readConnection>[0]) =>
	readConnection({ ...connected, ...changes });

describe('the address of Cliq', () => {
	it.each([
		['the data center’s', { dataCenter: 'eu' }, 'https://cliq.zoho.eu'],
		['Canada’s', { dataCenter: 'ca' }, 'https://cliq.zohocloud.ca'],
		[
			'a custom one without its slashes',
			{ dataCenter: 'custom', cliqUrl: 'http://127.0.0.1:5000/base//' },
			'http://127.0.0.1:5000/base',
		],
		[
			'a network’s',
			{ dataCenter: 'in', network: ' zylkerpartners ' },
			'https://cliq.zoho.in/network/zylkerpartners',
		],
		[
			'a network’s, which can break out of nothing',
			{ network: '../x?y' },
			'https://cliq.zoho.com/network/..%2Fx%3Fy',
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
		'javascript:alert(1)',
		'https://cliq.zoho.com?x',
		' https://cliq.zoho.com',
		'',
	])('is refused before a token is sent to it: %s', (cliqUrl) => {
		const problem = problemOfCall(() => read({ dataCenter: 'custom', cliqUrl }));
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', httpStatus: null });
		expect(problem.message).toContain('"Cliq URL" must start with https://');
		expect(problem.remedy).toContain('credential');
		expect(words(problem)).not.toContain('secret@');
	});

	it('is refused when a custom one was never given', () => {
		expect(problemOfCall(() => read({ dataCenter: 'custom' })).kind).toBe('INVALID_INPUT');
	});
});

describe('what a connection may do', () => {
	it.each([
		['spaces', 'ZohoCliq.Users.READ ZohoCliq.Chats.READ'],
		['commas', 'ZohoCliq.Users.READ,ZohoCliq.Chats.READ'],
		['a list', ['ZohoCliq.Users.READ', 'ZohoCliq.Chats.READ']],
	])('is read from a token that tells its scopes with %s', (_what, scope) => {
		expect(read({ oauthTokenData: { access_token: 't', scope } }).grantedScopes).toEqual([
			'ZohoCliq.Users.READ',
			'ZohoCliq.Chats.READ',
		]);
	});

	it.each([[undefined], [''], [[]], [null], [7]])(
		'is unknown, not nothing, when the token says %p',
		(scope) => {
			const oauthTokenData = { access_token: 't', scope } as unknown as string;
			expect(read({ oauthTokenData }).grantedScopes).toBeNull();
		},
	);

	it('is told apart from what the credential asks for now', () => {
		const { requestedScopes } = read({ scope: 'ZohoCliq.A.READ,ZohoCliq.B.READ' });
		expect(requestedScopes).toEqual(['ZohoCliq.A.READ', 'ZohoCliq.B.READ']);
	});
});

describe('who is asking', () => {
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

	it('keeps an error that Zoho left beside a good token apart from it', () => {
		const oauthTokenData = { access_token: 't', error: 'invalid_code' };
		expect(read({ oauthTokenData })).toMatchObject({
			accessToken: 't',
			tokenError: 'invalid_code',
		});
	});

	it('lives where the redirect said, whatever was chosen', () => {
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
