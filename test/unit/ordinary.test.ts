import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { invalidInput } from '../../nodes/ZohoCliq/errors';
import type { Sent } from '../../nodes/ZohoCliq/errors';
import { byToken, onePage } from '../../nodes/ZohoCliq/cliq/paging';
import { channelId, chatId, people } from '../../nodes/ZohoCliq/fields/ids';
import {
	asMilliseconds,
	choice,
	dateTime,
	flag,
	list,
	text,
} from '../../nodes/ZohoCliq/fields/inputs';
import { ItemParameters, RunParameters } from '../../nodes/ZohoCliq/fields/parameters';
import { changesSomething, done, ordinary } from '../../nodes/ZohoCliq/operation/restOperation';
import type { Definition } from '../../nodes/ZohoCliq/operation/restOperation';
import type { Reply } from '../support/fakeN8n';
import { answer, asked, clientOn, fakeN8n, problemOfPromise } from '../support/fakeN8n';
import { endpoint } from '../support/endpoints';

const words = { name: 'Do', action: 'Do something', description: 'What it does' };
const about = (displayName: string, rest: object = {}) => ({
	displayName,
	description: 'What to put in',
	...rest,
});
const chat = { mode: 'id', value: 'CT_1' };

/** An operation that says everything that one can say. */
const everything: Partial<Definition> & Pick<Definition, 'endpoint'> = {
	endpoint: endpoint('channels.update'),
	path: { channel: channelId },
	query: { bot_unique_name: text(about('Bot')), only: list(about('Only')) },
	body: {
		name: text(about('Name', { required: true })),
		note: text(about('Note')),
		is_silent: flag(about('Silent', { name: 'silent', isProminent: true })),
		expiry_time: dateTime(about('Expires'), asMilliseconds),
	},
};

interface Outcome {
	readonly output: unknown;
	readonly requests: ReadonlyArray<ReturnType<typeof asked>>;
	readonly sent: Sent;
}

/** Starts an operation on one item. */
function start(
	definition: Omit<Definition, keyof typeof words>,
	parameters: IDataObject = {},
	replies?: readonly Reply[],
) {
	const n8n = fakeN8n({ parameters, replies });
	const sent: Sent = { items: 0, parts: 0, files: 0 };
	const running = ordinary({ ...words, ...definition }).run({
		context: n8n.context,
		parameters: new ItemParameters(new RunParameters(n8n.context), 0, { json: {} }),
		items: [{ json: {} }],
		connect: async (policy) => await clientOn(n8n, policy),
		sent,
		catalogue: [],
	});
	return { running, sent, requests: n8n.requests };
}

async function run(...given: Parameters<typeof start>): Promise<Outcome> {
	const { running, sent, requests } = start(...given);
	const output = await running;
	return { output, sent, requests: requests.map(asked) };
}

/** @returns the problem of a run, and what was asked of Cliq all the same */
async function refusal(...given: Parameters<typeof start>) {
	const { running, sent, requests } = start(...given);
	const problem = await problemOfPromise(running);
	return {
		problem,
		sent,
		requests: requests.map((request: IHttpRequestOptions) => asked(request)),
	};
}

describe('the form of an operation', () => {
	const names = (definition: Omit<Definition, keyof typeof words>) => {
		const { fields, options } = ordinary({ ...words, ...definition });
		return [fields.map(({ name }) => name), options.map(({ name }) => name)];
	};

	it('holds what is required or prominent, in the order of path, query and body', () => {
		expect(names(everything)).toEqual([
			['channel', 'name', 'silent'],
			['botUniqueName', 'only', 'note', 'expiryTime'],
		]);
	});

	it('of a list holds Return All, Limit, Simplify and Filters; no filters without any', () => {
		const query = { modified_after: text(about('Since')) };
		const pagination = byToken(100);
		expect(
			names({ endpoint: endpoint('chats.getMany'), query, pagination, simplify: ['id'] }),
		).toEqual([['returnAll', 'limit', 'simplify', 'filters'], []]);
		expect(names({ endpoint: endpoint('chats.getMany'), pagination })).toEqual([
			['returnAll', 'limit'],
			[],
		]);
	});

	it('begins with fields that only help others', () => {
		const aid = { displayName: 'Aid', name: 'aid', type: 'string', default: '' } as const;
		expect(names({ ...everything, aids: [aid] })[0]).toEqual(['aid', 'channel', 'name', 'silent']);
	});
});

describe('the request of an operation', () => {
	const channel = { mode: 'id', value: 'O1864232000000076001' };

	it('says what the user put in, by the names and in the order of the API', async () => {
		const { requests } = await run(everything, {
			channel,
			silent: false,
			name: 'Marketing',
			options: {
				expiryTime: '2026-01-31T04:00',
				only: 'a,b',
				note: ' x ',
				botUniqueName: 'newsbot',
			},
		});
		expect(requests).toEqual([
			{
				method: 'PUT',
				path: '/api/v2/channels/O1864232000000076001',
				query: { bot_unique_name: 'newsbot', only: 'a,b' },
				body: { name: 'Marketing', note: ' x ', is_silent: false, expiry_time: 1769850000000 },
			},
		]);
		const [request] = requests;
		expect(Object.keys(request?.body as object)).toEqual([
			'name',
			'note',
			'is_silent',
			'expiry_time',
		]);
	});

	it('says nothing that the user left out', async () => {
		const options = { note: '', only: [], botUniqueName: null };
		const { requests } = await run(everything, { channel, name: 'x', options });
		expect(requests).toMatchObject([{ query: {}, body: { name: 'x' } }]);
	});

	it('has no body when there is nothing to say', async () => {
		const path = { chat: chatId };
		const { requests } = await run({ endpoint: endpoint('chats.mute'), path }, { chat });
		expect(requests).toEqual([{ method: 'POST', path: '/api/v2/chats/CT_1/mute', query: {} }]);
	});

	it('says what it always says, unless the user says otherwise', async () => {
		const { requests } = await run(
			{
				...everything,
				always: { query: { only: 'z' }, body: { notify: true, note: 'standard' } },
			},
			{ channel, name: 'x', options: { note: 'mine' } },
		);
		expect(requests).toMatchObject([
			{ query: { only: 'z' }, body: { notify: true, note: 'mine', name: 'x' } },
		]);
	});

	it('keeps an id in one segment of the path', async () => {
		const value = 'a/../b?c=%2F';
		const path = { chat: chatId };
		const given = { chat: { mode: 'id', value } };
		const { requests } = await run({ endpoint: endpoint('chats.mute'), path }, given);
		expect(requests[0]?.path).toBe(`/api/v2/chats/${encodeURIComponent(value)}/mute`);
	});

	it('waits for what has to be looked up', async () => {
		const found = answer(200, { channel: { channel_id: 'O7', unique_name: 'news' } });
		const given = { channel: { mode: 'list', value: 'news' }, name: 'x' };
		const { requests } = await run(everything, given, [found, answer(204)]);
		expect(requests.map(({ path }) => path)).toEqual([
			'/api/v2/channelsbyname/news',
			'/api/v2/channels/O7',
		]);
	});

	it('can be changed as a whole before it is sent', async () => {
		const { requests } = await run(
			{
				...everything,
				prepare: ({ body, ...request }) => ({ ...request, body: { channels: [body] } }),
			},
			{ channel, name: 'x' },
		);
		expect(requests).toMatchObject([{ body: { channels: [{ name: 'x' }] } }]);
	});

	it('leaves out what the form hides, whatever was put in before', async () => {
		const show = { displayOptions: { show: { kind: ['one'] } } };
		const name = text(about('Name', { required: true }));
		const definition = {
			endpoint: endpoint('channels.create'),
			body: {
				kind: choice(about('Kind', { required: true }), [
					{ name: 'One', value: 'one' },
					{ name: 'Two', value: 'two' },
				]),
				name: { ...name, field: { ...name.field, ...show } },
			},
		};
		const shown = await run(definition, { kind: 'one', name: 'x' });
		expect(shown.requests[0]?.body).toEqual({ kind: 'one', name: 'x' });
		const hidden = await run(definition, { kind: 'two', name: 'x' });
		expect(hidden.requests[0]?.body).toEqual({ kind: 'two' });
		await run(definition, { kind: 'two', name: '' });
		expect((await refusal(definition, { kind: 'one' })).problem.message).toBe(
			'"Name" must not be empty',
		);
	});
});

describe('an operation that cannot work is refused before anything is asked of Cliq', () => {
	const channel = { mode: 'name', value: 'news' };

	it.each([
		['a required text is empty', { channel, name: ' ' }, '"Name" must not be empty'],
		['a required target is empty', { name: 'x' }, '"Channel" must not be empty'],
		[
			'an option is none of its own',
			{ channel, name: 'x', options: { postAsBot: 'newsbot' } },
			'"postAsBot" is not an option of this operation',
		],
		[
			'an option cannot be what it is',
			{ channel, name: 'x', options: { expiryTime: 'soon' } },
			'"Expires" must be a date and time',
		],
		['the options are none', { channel, name: 'x', options: 'all' }, '"Options" must be an object'],
	])('%s', async (_what, parameters, message) => {
		const { problem, requests } = await refusal(everything, parameters);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(message);
		expect(requests).toEqual([]);
	});

	it('takes an unknown option that is switched off for nothing', async () => {
		const options = { oldOption: false, other: '' };
		const { requests } = await run(everything, { channel: 'O1864232', name: 'x', options });
		expect(requests).toHaveLength(1);
	});

	it('a filter is none of its own', async () => {
		const { problem, requests } = await refusal(
			{ endpoint: endpoint('chats.getMany'), query: { a: text(about('A')) }, pagination: onePage },
			{ filters: { b: 'x' } },
		);
		expect(problem.message).toBe('"b" is not an option of this operation');
		expect(problem.remedy).toContain('"Filters"');
		expect(requests).toEqual([]);
	});

	it('nothing is to be changed', async () => {
		const definition = {
			...everything,
			body: { note: text(about('Note')) },
			prepare: changesSomething,
		};
		const { problem } = await refusal(definition, { channel: 'O1864232' });
		expect(problem.message).toBe('"Options" must hold what to change');
		const { requests } = await run(definition, { channel: 'O1864232', options: { note: 'x' } });
		expect(requests).toHaveLength(1);
	});

	it('the operation itself says so', async () => {
		const prepare = () => {
			throw invalidInput('Name', 'is taken');
		};
		const { requests } = await refusal(
			{ ...everything, prepare },
			{ channel: 'O1864232', name: 'x' },
		);
		expect(requests).toEqual([]);
	});

	it('something has to be looked up, and the rest says nothing', async () => {
		const definition = {
			...everything,
			body: { note: text(about('Note')) },
			prepare: changesSomething,
		};
		const channel = { mode: 'name', value: 'zylkermarketing' };
		const { problem, requests } = await refusal(definition, { channel });
		expect(problem.message).toBe('"Options" must hold what to change');
		expect(requests).toEqual([]);
	});
});

describe('what Cliq takes only so many of at once', () => {
	const definition = {
		endpoint: endpoint('channels.addMembers'),
		path: { channel: channelId },
		body: {
			user_ids: people(about('Users', { required: true }), { find: null }),
			silent: flag(about('Silent')),
		},
		portions: { key: 'user_ids', size: 2 },
	};
	const given = { channel: 'O1864232', userIds: '1,2,3,4,5', options: { silent: true } };

	it('goes out in portions, each with all that goes with it', async () => {
		const { requests, output } = await run(definition, given);
		expect(requests.map(({ body }) => body)).toEqual([
			{ silent: true, user_ids: ['1', '2'] },
			{ silent: true, user_ids: ['3', '4'] },
			{ silent: true, user_ids: ['5'] },
		]);
		expect(output).toEqual({ success: true, channelId: 'O1864232' });
	});

	it('tells for whom it is done when a later portion fails', async () => {
		const replies = [answer(204), answer(400, { code: 'operation_failed', message: 'No' })];
		const { problem } = await refusal(definition, given, replies);
		expect(problem.kind).toBe('REJECTED');
		expect(problem.description).toContain('Done already for 2 of 5, up to "2".');
	});

	it('goes out list by list where there are several', async () => {
		const { requests } = await run(
			{
				...definition,
				prepare: (request) => ({
					...request,
					body: { user_ids: ['1', '2', '3'], email_ids: ['a@b.c'] },
				}),
				portions: { key: ['user_ids', 'email_ids'], size: 2 },
			},
			given,
		);
		expect(requests.map(({ body }) => body)).toEqual([
			{ user_ids: ['1', '2'] },
			{ user_ids: ['3'] },
			{ email_ids: ['a@b.c'] },
		]);
	});

	it('is one request where nothing is listed', async () => {
		const prepare = (request: { path: object; query: object }) => ({
			...request,
			body: { silent: true },
		});
		const { requests } = await run({ ...definition, prepare } as typeof definition, given);
		expect(requests.map(({ body }) => body)).toEqual([{ silent: true }]);
	});
});

describe('the output of an operation', () => {
	const mute = { endpoint: endpoint('chats.mute'), path: { chat: chatId } };
	const get = {
		endpoint: endpoint('channels.get'),
		path: { channel: channelId },
		wrapper: 'channel',
	};
	const channel = 'O1864232';

	it.each([
		['nothing', answer(204)],
		['that it says nothing', answer(200, { 'Response Code': '204 No response' })],
		['no JSON', answer(200, 'OK')],
	])('that changes something says so when Cliq says %s', async (_what, reply) => {
		expect((await run(mute, { chat }, [reply])).output).toEqual({ success: true, chatId: 'CT_1' });
	});

	it('that changes something holds Cliq’s own fields; ours win', async () => {
		const reply = answer(200, { data: { id: 'x', success: 'maybe', chatId: 'y' } });
		const { output } = await run(mute, { chat }, [reply]);
		expect(output).toEqual({ id: 'x', success: true, chatId: 'CT_1' });
	});

	it.each([
		['bare', { name: 'x' }],
		['in data', { data: { name: 'x' } }],
		['in a wrapper', { channel: { name: 'x' } }],
	])('that reads is the record, which comes %s', async (_what, body) => {
		expect((await run(get, { channel }, [answer(200, body)])).output).toEqual({ name: 'x' });
	});

	it('can be simplified', async () => {
		const reply = answer(200, { channel: { rights: [1], name: 'x' } });
		const simplify = ['name'];
		expect((await run({ ...get, simplify }, { channel }, [reply])).output).toEqual({ name: 'x' });
		expect((await run({ ...get, simplify }, { channel, simplify: false }, [reply])).output).toEqual(
			{ rights: [1], name: 'x' },
		);
	});

	it('can be made otherwise', async () => {
		const { output } = await run(
			{
				...get,
				output: (body, { path }) => [{ json: { ...path, count: Object.keys(body).length } }],
			},
			{ channel },
			[answer(200, { a: 1, b: 2 })],
		);
		expect(output).toEqual([{ json: { channel, count: 2 } }]);
	});

	it('names what it was done to by every id of the path', () => {
		expect(done({}, { chat: 'CT_1', message: '1_2' })).toEqual({
			success: true,
			chatId: 'CT_1',
			messageId: '1_2',
		});
	});
});

describe('a list', () => {
	const definition = {
		endpoint: endpoint('channels.getMany'),
		query: { name: text(about('Name')), joined: flag(about('Joined')) },
		pagination: byToken(2),
	};
	const pages = [
		answer(200, { channels: [{ id: 1, x: 1 }, { id: 2 }], has_more: true, next_token: 'more' }),
		answer(200, { channels: [{ id: 3 }], has_more: false }),
	];

	it('gives an item for each row, 50 at most unless told otherwise', async () => {
		const { output, requests } = await run(definition, {}, pages);
		expect(output).toEqual([{ json: { id: 1, x: 1 } }, { json: { id: 2 } }, { json: { id: 3 } }]);
		expect(requests.map(({ query }) => query)).toEqual([
			{ limit: '2' },
			{ limit: '2', next_token: 'more' },
		]);
	});

	it('gives as many as wanted', async () => {
		const { output, requests } = await run(definition, { limit: 1 }, pages);
		expect(output).toEqual([{ json: { id: 1, x: 1 } }]);
		expect(requests.map(({ query }) => query)).toEqual([{ limit: '1' }]);
	});

	it('gives none when there are none', async () => {
		const { output } = await run(definition, { returnAll: true }, [answer(200, { channels: [] })]);
		expect(output).toEqual([]);
	});

	it('is filtered by Cliq, on every page, by what is switched off too', async () => {
		const filters = { name: 'x', joined: false };
		const { requests } = await run(definition, { returnAll: true, filters }, pages);
		for (const { query } of requests) expect(query).toMatchObject({ name: 'x', joined: 'false' });
		expect(requests).toHaveLength(2);
	});

	it('can be simplified row by row', async () => {
		const { output } = await run({ ...definition, simplify: ['id'] }, { limit: 2 }, pages);
		expect(output).toEqual([{ json: { id: 1 } }, { json: { id: 2 } }]);
	});

	it('refuses a limit that asks for nothing', async () => {
		const { problem, requests } = await refusal(definition, { limit: 0 });
		expect(problem.message).toBe('"Limit" must be a number not below 1');
		expect(requests).toEqual([]);
	});
});
