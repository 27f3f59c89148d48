import { ownRequest } from '../../nodes/ZohoCliq/cliq/ownRequest';
import { addressOf } from '../../nodes/ZohoCliq/cliq/request';

const addressFor = (given: string) => {
	const { endpoint, path } = ownRequest('Path', 'GET', given);
	return addressOf(endpoint, { path });
};

describe('the path of an own request', () => {
	it.each([
		['/api/v2/chats', '/api/v2/chats'],
		['/v3/mentions', '/api/v3/mentions'],
		['/maintenanceapi/v2/chats', '/maintenanceapi/v2/chats'],
		['/api/v2/unknown/a%20b/{c}'.replace('{c}', 'c'), '/api/v2/unknown/a%20b/c'],
		['/api/v2/chats/CT_1%401/members', '/api/v2/chats/CT_1%401/members'],
	])('%s goes to %s', (given, address) => {
		expect(addressFor(given)).toBe(address);
	});

	it.each([
		'https://evil.example/api/v2/chats',
		'//evil.example/api/v2/chats',
		'/\\evil.example/api/v2/chats',
		'api/v2/chats',
		'/api/v2//chats',
		'/api/v2/',
		'/api/v2',
		'/api/v2/../../oauth/v2/token',
		'/api/v2/%2e%2e/oauth',
		'/api/v2/.%2E/oauth',
		'/api/v2/%252e%252e/oauth',
		'/api/v2/a%2fb',
		'/api/v2/a%5cb',
		'/api/v2/a%00',
		'/api/v2/a%0d%0ab',
		'/api/v2/a\nb',
		'/api/v2/chats?limit=1',
		'/api/v2/chats%3flimit=1',
		'/api/v2/chats#x',
		'/api/v2/{chat}',
		'/api/v2/%ff',
		'/oauth/v2/token',
		'/v2@evil.example/x',
		'/@evil.example/api/v2/x',
	])('%s is refused', (given) => {
		expect(() => addressFor(given)).toThrow(/^"Path" must/);
	});

	it('is paced as published where the node knows the request, and else cautiously', () => {
		const known = ownRequest('Path', 'POST', '/api/v2/chats/1/mute').endpoint;
		expect(known.id).toBe('chats.mute');
		const unknown = ownRequest('Path', 'POST', '/api/v2/somethingnew').endpoint;
		expect(unknown).toMatchObject({ threshold: 20, isIdempotent: false, scopes: [] });
		expect(ownRequest('Path', 'GET', '/api/v2/somethingnew').endpoint.isIdempotent).toBe(true);
		expect(ownRequest('Path', 'PUT', '/api/v2/somethingnew').endpoint.isIdempotent).toBe(false);
		expect(ownRequest('Path', 'GET', '/api/v2/chats', 5).endpoint.threshold).toBe(5);
	});
});
