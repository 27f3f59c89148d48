import { readFileSync } from 'node:fs';

import {
	dataCenterOfToken,
	dataCenters,
	isDataCenterId,
} from '../../nodes/ZohoCliq/cliq/dataCenters';

/** As documented by Zoho; Canada's tokens name zohoapis.ca, everything else there is zohocloud. */
const HOSTS = [
	['us', 'accounts.zoho.com', 'cliq.zoho.com', 'www.zohoapis.com'],
	['eu', 'accounts.zoho.eu', 'cliq.zoho.eu', 'www.zohoapis.eu'],
	['in', 'accounts.zoho.in', 'cliq.zoho.in', 'www.zohoapis.in'],
	['au', 'accounts.zoho.com.au', 'cliq.zoho.com.au', 'www.zohoapis.com.au'],
	['jp', 'accounts.zoho.jp', 'cliq.zoho.jp', 'www.zohoapis.jp'],
	['cn', 'accounts.zoho.com.cn', 'cliq.zoho.com.cn', 'www.zohoapis.com.cn'],
	['ca', 'accounts.zohocloud.ca', 'cliq.zohocloud.ca', 'www.zohoapis.ca'],
	['sa', 'accounts.zoho.sa', 'cliq.zoho.sa', 'www.zohoapis.sa'],
	['uk', 'accounts.zoho.uk', 'cliq.zoho.uk', 'www.zohoapis.uk'],
] as const;

describe('data centers', () => {
	it('are the nine of Zoho, in the intended order', () => {
		expect(Object.keys(dataCenters)).toEqual(HOSTS.map(([id]) => id));
	});

	it.each(HOSTS)('include the three hosts of %s', (id, accounts, cliq, api) => {
		expect(dataCenters[id]).toMatchObject({
			accountsUrl: `https://${accounts}`,
			cliqUrl: `https://${cliq}`,
			apiDomain: `https://${api}`,
		});
		expect(dataCenters[id].label).toContain(cliq.replace('cliq.', ''));
	});

	it('are distinguished from Custom and from inherited properties', () => {
		expect(['us', 'custom', '', 'toString', 'constructor', 7, null].map(isDataCenterId)).toEqual([
			true,
			...Array<boolean>(6).fill(false),
		]);
	});
});

describe('the actual data center of an account', () => {
	it.each(HOSTS)('is recognized as %s by each of the three hints', (id, accounts, _cliq, api) => {
		const signs = [
			{ callbackQueryString: { location: id } },
			{ callbackQueryString: { 'accounts-server': `https://${accounts}` } },
			{ callbackQueryString: { 'accounts-server': `https://${accounts.toUpperCase()}/` } },
			{ api_domain: `https://${api}` },
		];
		expect(signs.map(dataCenterOfToken)).toEqual([id, id, id, id]);
	});

	it('is that of the redirect, before the accounts server and the API domain', () => {
		const token = {
			callbackQueryString: { location: 'eu', 'accounts-server': 'https://accounts.zoho.in' },
			api_domain: 'https://www.zohoapis.com',
		};
		expect(dataCenterOfToken(token)).toBe('eu');
		expect(
			dataCenterOfToken({
				...token,
				callbackQueryString: { ...token.callbackQueryString, location: 'mars' },
			}),
		).toBe('in');
		expect(dataCenterOfToken({ ...token, callbackQueryString: {} })).toBe('us');
	});

	it.each([
		['nothing', {}],
		['an unknown location', { callbackQueryString: { location: 'mars' } }],
		['a list instead of an object', { callbackQueryString: null, api_domain: ['x'] }],
		['a Cliq host as API domain', { api_domain: 'https://cliq.zoho.com' }],
		['a host with the same prefix', { api_domain: 'https://www.zohoapis.com.evil.example' }],
	])('is unknown when the token contains %s', (_what, token) => {
		expect(dataCenterOfToken(token)).toBeNull();
	});
});

describe('the list of hosts', () => {
	it('is not repeated in any other file of the node or the credential', () => {
		const others = ['../../credentials/ZohoCliqOAuth2Api.credentials.ts', 'cliq/connection.ts'];
		const [credential = '', connection = ''] = others.map((file) =>
			readFileSync(
				file.startsWith('..')
					? `${__dirname}/${file}`
					: `${__dirname}/../../nodes/ZohoCliq/${file}`,
				'utf8',
			),
		);
		const code = credential.replace(/placeholder: .*/g, '');
		expect(code).not.toMatch(/accounts\.zoho|zohocloud|zohoapis/);
		expect(connection).not.toMatch(/accounts\.zoho|zohocloud|zohoapis/);
	});
});
