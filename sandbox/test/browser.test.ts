import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { open, prefetch } from '../browser';

interface Call {
	method: string;
	url: string;
	agent: string;
	body: string;
}

const PAGE = `<html><body><form method="POST" action="?n=1&amp;b=2">
<input type="hidden" name="token" value="a&quot;b"><input type="checkbox" name="off" value="1">
<textarea name="comment">as is</textarea>
<select name="size"><option value="s">S</option><option value="m" selected>M</option></select>
<button name="approved" value="true">Approve</button><button name="approved" value="false">Decline</button>
</form></body></html>`;

const calls: Call[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			const { method = '', url: path = '', headers } = request;
			calls.push({ method, url: path, agent: String(headers['user-agent']), body });
			response.end(method === 'POST' ? 'Recorded' : PAGE);
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ask?x=1`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => {
	calls.length = 0;
});

describe('opening a link', () => {
	it("submits the page's form with what is in it", async () => {
		const pages = await open(url);
		expect(pages.map(({ html }) => html)).toEqual([PAGE, 'Recorded']);
		expect(calls.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
			'GET /ask?x=1',
			'POST /ask?n=1&b=2',
		]);
		expect(Object.fromEntries(new URLSearchParams(calls[1]?.body))).toEqual({
			token: 'a"b',
			comment: 'as is',
			size: 'm',
			approved: 'true',
		});
	});

	it('presses the named button, with what was entered', async () => {
		await open(url, { button: 'Decline', fields: { comment: 'No' } });
		expect(Object.fromEntries(new URLSearchParams(calls[1]?.body))).toMatchObject({
			comment: 'No',
			approved: 'false',
		});
		await expect(open(url, { button: 'Maybe' })).rejects.toThrow('no button "Maybe"');
	});

	it('only looks, if so asked', async () => {
		expect(await open(url, { submit: false })).toHaveLength(1);
		expect(calls).toHaveLength(1);
	});
});

describe('a preview', () => {
	it('asks by HEAD and GET, and submits nothing', async () => {
		expect((await prefetch(url)).map(({ status }) => status)).toEqual([200, 200]);
		expect(calls.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
		expect(calls.every(({ agent }) => agent.includes('Preview'))).toBe(true);
	});
});
