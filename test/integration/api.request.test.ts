import { useWorld } from './world';

const world = useWorld({ history: true });

const marketing = () => {
	const { channels } = world.sandbox.organization;
	return channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
};

const made = () =>
	world.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

describe('api.request', () => {
	it('returns the answer as Cliq gives it', async () => {
		const { items, error } = await world.run('api.request', {
			path: '/api/v2/channels',
			queryFields: { field: [{ name: 'limit', value: '2' }] },
		});
		expect(error).toBeUndefined();
		expect(made()).toMatchObject([
			{ method: 'GET', path: '/api/v2/channels', query: { limit: '2' } },
		]);
		expect(items[0]?.json.channels).toHaveLength(2);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('sends a body by fields, whose values keep their type, or as JSON', async () => {
		const path = '/api/v2/channelsbyname/zylkermarketing/message';
		await world.run('api.request', {
			method: 'POST',
			path,
			bodyFields: {
				field: [
					{ name: 'text', value: 'Hello' },
					{ name: 'sync_message', value: '={{ true }}' },
				],
			},
		});
		await world.run('api.request', {
			method: 'POST',
			path,
			bodyMode: 'json',
			bodyJson: '{ "text": "Bye" }',
			queryMode: 'json',
			queryJson: '{ "mark_as_read": true }',
		});
		expect(made().map(({ body, query }) => [body, query])).toEqual([
			[{ text: 'Hello', sync_message: true }, {}],
			[{ text: 'Bye' }, { mark_as_read: 'true' }],
		]);
	});

	it('reads all pages of a list', async () => {
		const { items } = await world.run('api.request', {
			path: '/api/v2/channels',
			queryMode: 'json',
			queryJson: '{ "limit": 1 }',
			options: { pagination: 'token' },
		});
		expect(items).toHaveLength(world.sandbox.organization.channels.length);
		expect(made()).toHaveLength(items.length);
	});

	it('returns text as it is', async () => {
		const { items, error } = await world.run('api.request', {
			path: '/api/v2/channels',
			responseFormat: 'text',
		});
		expect(error).toBeUndefined();
		expect(JSON.parse(items[0]?.json.text as string)).toHaveProperty('channels');
	});

	it('streams a file into the binary field data', async () => {
		const { items, error } = await world.run('api.request', {
			path: '/api/v2/channels',
			responseFormat: 'file',
		});
		expect(error).toBeUndefined();
		expect(items[0]?.binary?.data?.mimeType).toBe('application/json');
	});

	it('explains what Cliq refuses', async () => {
		const { problem } = await world.fail('api.request', {
			method: 'POST',
			path: '/api/v2/channelsbyname/zylkermarketing/message',
			bodyMode: 'json',
			bodyJson: '{ "txt": "Hello" }',
		});
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'extra_key_found' });
	});

	it('never repeats a write of which nobody knows whether it was carried out', async () => {
		world.sandbox.answerNext({ path: /message$/, status: 503, body: '' });
		const { problem } = await world.fail('api.request', {
			method: 'POST',
			path: '/api/v2/channelsbyname/zylkermarketing/message',
			bodyFields: { field: [{ name: 'text', value: 'Hello' }] },
		});
		expect(problem.kind).toBe('UNAVAILABLE');
		expect(made()).toHaveLength(1);
	});

	it('repeats a read', async () => {
		world.sandbox.answerNext({ path: /channels$/, status: 503, body: '' });
		const { error } = await world.run('api.request', { path: '/api/v2/channels' });
		expect(error).toBeUndefined();
		expect(made()).toHaveLength(2);
	});

	it.each([
		'https://evil.example/api/v2/chats',
		'/api/v2/../../oauth/v2/token',
		'//evil.example/api/v2',
	])('goes nowhere for %s', async (path) => {
		const { problem } = await world.fail('api.request', { path });
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(made()).toEqual([]);
	});
});

describe('api.request as a tool of an AI agent', () => {
	const tool = async (parameters: object, input = {}) =>
		await world.engine.runAsTool({
			parameters: { resource: 'api', operation: 'request', ...parameters },
			input,
		});

	it('takes values, but no method or path, of a model', async () => {
		const name = '={{ $fromAI("path") }}';
		const { error } = await tool({ path: name }, { path: '/api/v2/channels' });
		expect(error?.message).toContain('"Path" must not come from an AI model');
		expect(made()).toEqual([]);
	});

	it('changes nothing unless the user allows it', async () => {
		const change = {
			method: 'DELETE',
			path: `/api/v2/channels/${marketing()?.id ?? ''}`,
		};
		for (const options of [{}, { allowChanges: '={{ $fromAI("allow") }}' }]) {
			const { error } = await tool({ ...change, options }, { allow: 'true' });
			expect(error?.message).toContain('must not be DELETE in a tool');
		}
		expect(made()).toEqual([]);
		const { error } = await tool({ ...change, options: { allowChanges: true } });
		expect(error).toBeUndefined();
		expect(marketing()).toBeUndefined();
	});
});
