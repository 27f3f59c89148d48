import { isSafeUrl, pathSegment, SAFE_BASE_URL } from '../../nodes/ZohoCliq/cliq/urls';
import { problemOfCall } from '../support/fakeN8n';

describe('a base URL that secrets may be sent to', () => {
	it.each([
		'https://accounts.zoho.com',
		'https://accounts.zoho.com/',
		'https://accounts.zoho.com:8443',
		'https://proxy.example/zoho/accounts/',
		'https://[2001:db8::1]:8443',
		'HTTPS://Accounts.Zoho.COM',
		'http://localhost',
		'http://localhost:5000/base',
		'http://127.0.0.1:41234',
		'http://127.8.9.10',
		'http://[::1]:5000/',
		'http://host.docker.internal:8080',
	])('may be %s', (url) => {
		expect(SAFE_BASE_URL.test(url)).toBe(true);
	});

	it.each([
		['plain http to another machine', 'http://accounts.zoho.com'],
		['plain http to a private network', 'http://192.168.0.10:5000'],
		['a host with a loopback prefix', 'http://localhost.evil.example'],
		['an address with a loopback prefix', 'http://127.0.0.1.evil.example'],
		['loopback as user name', 'http://localhost@evil.example'],
		["a host with the Docker host's name as prefix", 'http://host.docker.internal.evil.example'],
		["a host that ends like the Docker host's name", 'http://xhost.docker.internal'],
		["a host below the Docker host's name", 'http://x.host.docker.internal'],
		["another host of Docker's", 'http://gateway.docker.internal'],
		["other characters for the dots of the Docker host's name", 'http://hostxdockerxinternal'],
		["the Docker host's name with a trailing dot", 'http://host.docker.internal.:8080'],
		["the Docker host's name as user name", 'http://host.docker.internal@evil.example'],
		[
			"the Docker host's name and a port as password",
			'http://host.docker.internal:80@evil.example',
		],
		['a user name for the Docker host', 'http://user@host.docker.internal'],
		['the Docker host behind a backslash', 'http://evil.example\\@host.docker.internal'],
		['user name and password', 'https://user:pass@accounts.zoho.com'],
		['a user name', 'https://user@accounts.zoho.com'],
		['another scheme', 'ftp://accounts.zoho.com'],
		['javascript', 'javascript:alert(1)'],
		['data', 'data:text/html,x'],
		['no scheme', 'accounts.zoho.com'],
		['a scheme-relative address', '//accounts.zoho.com'],
		['a query', 'https://accounts.zoho.com?x=1'],
		['a fragment', 'https://accounts.zoho.com#x'],
		['a backslash', 'https://accounts.zoho.com\\@evil.example'],
		['a leading space', ' https://accounts.zoho.com'],
		['a trailing space', 'https://accounts.zoho.com '],
		['a line break', 'https://accounts.zoho.com\n'],
		['a second line', 'https://accounts.zoho.com\nhttps://evil.example'],
		['a tab inside', 'https://acc\tounts.zoho.com'],
		['no host', 'https://'],
		['an invalid port', 'https://accounts.zoho.com:x'],
		['nothing', ''],
	])('is never one with %s', (_what, url) => {
		expect(SAFE_BASE_URL.test(url)).toBe(false);
	});

	it('is checked by a pattern that an n8n expression can contain', () => {
		expect(String(SAFE_BASE_URL)).not.toContain('}}');
	});
});

describe('the URL of an image or a link', () => {
	it.each([
		'https://example.com/robot.png',
		'https://example.com/a?size=2&x=%20#part',
		'https://example.com/größe/😀.png',
		'http://localhost:5678/robot.png?x=@y',
		'http://127.0.0.1',
		'https://my_bucket.example.com/a.png',
		'https://größe.example/a.png',
		'https://[2001:db8::1]:8443/a.png',
		'https://example.com:8443?x',
	])('may be %s', (url) => {
		expect(isSafeUrl(url)).toBe(true);
	});

	it.each([
		['plain http', 'http://example.com/robot.png'],
		['credentials', 'https://user:pass@example.com/robot.png'],
		['a user name', 'https://user@example.com'],
		['a host after a backslash', 'https://example.com\\@evil.example/a.png'],
		['a host with a loopback prefix', 'http://localhost.evil.example/a.png'],
		['loopback as user name', 'http://localhost@evil.example/a.png'],
		['plain http to the Docker host, which only n8n knows', 'http://host.docker.internal/a.png'],
		['no host', 'https:///a.png'],
		['data', 'data:text/html,x'],
		['white space', 'https://example.com/a b.png'],
		['a line break', 'https://example.com/a\nb'],
		['a control character', 'https://example.com/a\u0000'],
		['another scheme', 'javascript:alert(1)'],
		['no scheme', 'example.com/robot.png'],
		['nothing', ''],
	])('is never one with %s', (_what, url) => {
		expect(isSafeUrl(url)).toBe(false);
	});
});

describe('an ID as a path segment', () => {
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
	])('is encoded: %s', (id, segment) => {
		expect(pathSegment('Chat', id)).toBe(segment);
	});

	it.each(['', '.', '..', '%2e', '%2E%2e', '.%2E', '\ud83d'])('is rejected: %j', (id) => {
		const problem = problemOfCall(() => pathSegment('Chat', id));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(/^"Chat" (must not be|contains an invalid character)/);
	});
});
