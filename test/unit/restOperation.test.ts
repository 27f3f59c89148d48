import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { byToken, onePage } from '../../nodes/ZohoCliq/cliq/paging';
import { invalidInput } from '../../nodes/ZohoCliq/errors';
import {
	amongMembers,
	boolean,
	botName,
	channelId,
	chatId,
	choice,
	dateTime,
	list,
	memberId,
	messageId,
	number,
	people,
	prominent,
	required,
	shownFor,
	text,
	userIdList,
} from '../../nodes/ZohoCliq/fields';
import type { Fields } from '../../nodes/ZohoCliq/fields';
import { optionsReader } from '../../nodes/ZohoCliq/fields/commonOptions';
import { ItemParameters, RunParameters } from '../../nodes/ZohoCliq/fields/parameters';
import { toQuery } from '../../nodes/ZohoCliq/operation/request';
import { requireChanges, restOperation } from '../../nodes/ZohoCliq/operation/restOperation';
import type { Reply } from '../support/fakeN8n';
import { answer, asked, clientOn, fakeN8n, problemOfPromise } from '../support/fakeN8n';
import { endpoint } from '../support/endpoints';

const words = { name: 'Do', action: 'Do something', description: 'What it does' };
const about = (name: string, label: string) => ({ name, label, description: 'What to put in' });
const chat = { mode: 'id', value: 'CT_1' };

/** A definition without its labels. */
type Definition = Omit<Parameters<typeof restOperation<Fields>>[0], keyof typeof words>;

/** An operation with fields of every kind in every place. */
const everything = {
	endpoint: endpoint('channels.update'),
	path: { channel: channelId },
	query: {
		bot_unique_name: text(about('botUniqueName', 'Bot')),
		only: list(about('only', 'Only')),
	},
	body: {
		name: required(text(about('name', 'Name'))),
		note: text(about('note', 'Note')),
		is_silent: prominent(boolean(about('silent', 'Silent'))),
		expiry_time: dateTime(about('expiryTime', 'Expires')),
	},
};

/** The same with only a note to change. */
const changing: Definition = {
	...everything,
	query: { only: list({ ...about('only', 'Only'), placement: 'options' }) },
	body: { note: text(about('note', 'Note')) },
	addedTo: 'updateFields',
	check: requireChanges,
};

interface Outcome {
	readonly output: unknown;
	readonly requests: ReadonlyArray<ReturnType<typeof asked>>;
}

/** Runs an operation on one item. */
function start(definition: Definition, parameters: IDataObject = {}, replies?: readonly Reply[]) {
	const n8n = fakeN8n({ parameters, replies });
	const operation = restOperation({ ...words, ...definition });
	const given = new ItemParameters(new RunParameters(n8n.context), 0, { json: {} });
	const running = (async () => {
		const { options, waitPolicy } = optionsReader(operation.options)(given);
		return await operation.run({
			context: n8n.context,
			parameters: given,
			options,
			items: [{ json: {} }],
			index: 0,
			network: undefined,
			allOperations: async () => await Promise.resolve([]),
			hint: () => undefined,
			keep: (_name, make) => make(),
			client: async () => await clientOn(n8n, waitPolicy),
		});
	})();
	return { running, requests: n8n.requests };
}

async function run(...given: Parameters<typeof start>): Promise<Outcome> {
	const { running, requests } = start(...given);
	const output = await running;
	return { output, requests: requests.map(asked) };
}

/** @returns the problem of a run, and the requests that reached Cliq anyway */
async function refusal(...given: Parameters<typeof start>) {
	const { running, requests } = start(...given);
	const problem = await problemOfPromise(running);
	return { problem, requests: requests.map((request: IHttpRequestOptions) => asked(request)) };
}

describe('the form of an operation', () => {
	const names = (definition: Definition) => {
		const { fields, options } = restOperation({ ...words, ...definition });
		return [fields, options].map((some) => some.map(({ property }) => property.name));
	};

	it('contains required and prominent fields, in the order of path, query and body', () => {
		expect(names(everything)).toEqual([
			['channel', 'name', 'silent'],
			['botUniqueName', 'only', 'note', 'expiryTime'],
		]);
	});

	it('contains the collection in which the user adds fields, without what belongs to Options', () => {
		expect(names(changing)).toEqual([['channel', 'updateFields'], ['only']]);
	});

	it('of a list has Options for what filters nothing', () => {
		const fields = choice({
			...about('fields', 'Fields to Return'),
			placement: 'options',
			options: { id: 'ID' },
		});
		const pagination = byToken(100);
		expect(names({ endpoint: endpoint('chats.getMany'), query: { fields }, pagination })).toEqual([
			['returnAll', 'limit'],
			['fields'],
		]);
	});

	it('of a list contains Return All, Limit, Simplify, and Filters if it has any', () => {
		const query = { modified_after: text(about('modifiedAfter', 'Since')) };
		const pagination = byToken(100);
		expect(
			names({ endpoint: endpoint('chats.getMany'), query, pagination, simplify: ['id'] }),
		).toEqual([['returnAll', 'limit', 'simplify', 'filters'], []]);
		expect(names({ endpoint: endpoint('chats.getMany'), pagination })).toEqual([
			['returnAll', 'limit'],
			[],
		]);
	});

	it('lists filters by label', () => {
		const query = { b: text(about('b', 'Beta')), a: text(about('a', 'Alpha')) };
		const { fields } = restOperation({
			...words,
			endpoint: endpoint('chats.getMany'),
			query,
			pagination: onePage,
		});
		expect(fields.at(-1)?.property).toMatchObject({
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			description: 'Which ones to return',
			options: [{ name: 'a' }, { name: 'b' }],
		});
	});

	it('begins with fields that only serve the pickers of others', () => {
		const helperFields = [text(about('helper', 'Helper'))];
		expect(names({ ...everything, helperFields })[0]).toEqual([
			'helper',
			'channel',
			'name',
			'silent',
		]);
	});
});

describe('the request of an operation', () => {
	const channel = { mode: 'id', value: 'O1864232000000076001' };

	it('contains the user’s values, by the keys and in the order of the API', async () => {
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

	it('omits empty fields', async () => {
		const options = { note: ' ', only: [], botUniqueName: null };
		const { requests } = await run(everything, { channel, name: 'x', options });
		expect(requests[0]).toMatchObject({ query: {} });
		expect(requests[0]?.body).toEqual({ name: 'x' });
	});

	it('has no body when it is empty', async () => {
		const path = { chat: chatId };
		const { requests } = await run({ endpoint: endpoint('chats.mute'), path }, { chat });
		expect(requests).toEqual([{ method: 'POST', path: '/api/v2/chats/CT_1/mute', query: {} }]);
	});

	it('contains its constants, unless the user overrides them', async () => {
		const constants = { only: 'z', kind: 1 };
		const given = { channel, name: 'x' };
		const { requests } = await run({ ...everything, constants }, given);
		expect(requests[0]?.query).toEqual({ only: 'z', kind: '1' });
		const options = { only: 'a' };
		const other = await run({ ...everything, constants }, { ...given, options });
		expect(other.requests[0]?.query).toEqual({ only: 'a', kind: '1' });
	});

	it('sends lists in the query as comma-separated text, and numbers and booleans unchanged', async () => {
		const slots = Object.entries({
			some: ['a', 'b'],
			one: ['1'],
			count: 0,
			on: false,
			none: undefined,
		});
		const field = text(about('field', 'Field'));
		expect(toQuery(slots.map(([key, value]) => ({ key, field, value })))).toEqual({
			some: 'a,b',
			one: '1',
			count: 0,
			on: false,
		});
		const query = {
			on: boolean(about('on', 'On')),
			count: number({ ...about('count', 'Count'), default: 1 }),
		};
		const path = { chat: chatId };
		const given = { chat, options: { on: false, count: 0 } };
		const { requests } = await run({ endpoint: endpoint('chats.mute'), path, query }, given);
		expect(requests[0]?.query).toEqual({ on: 'false', count: '0' });
	});

	it('is refused by the label of a filter that holds half a character', () => {
		const field = text(about('kind', 'Kind'));
		for (const value of ['\ud800', ['a', 'b\udc00']]) {
			expect(() => toQuery([{ key: 'type', field, value }])).toThrow(
				'"Kind" contains an invalid character',
			);
		}
	});

	it('keeps an ID in one segment of the path', async () => {
		const value = 'a/../b?c=%2F';
		const path = { chat: chatId };
		const given = { chat: { mode: 'id', value } };
		const { requests } = await run({ endpoint: endpoint('chats.mute'), path }, given);
		expect(requests[0]?.path).toBe(`/api/v2/chats/${encodeURIComponent(value)}/mute`);
	});

	it('waits for look-ups', async () => {
		const found = answer(200, { channel: { channel_id: 'O7', unique_name: 'news' } });
		const given = { channel: { mode: 'list', value: 'news' }, name: 'x' };
		const { requests } = await run(everything, given, [found, answer(204)]);
		expect(requests.map(({ path }) => path)).toEqual([
			'/api/v2/channelsbyname/news',
			'/api/v2/channels/O7',
		]);
	});

	it('looks up its path in order, and passes the earlier values to later look-ups', async () => {
		const definition = {
			endpoint: endpoint('channels.changeMemberRole'),
			path: { channel: channelId, user: memberId },
		};
		const given = {
			channel: { mode: 'name', value: 'news' },
			user: { mode: 'email', value: 'scott.fisher@zylker.com' },
		};
		const { requests, output } = await run(definition, given, [
			answer(200, { channel: { channel_id: 'O7000000', unique_name: 'news' } }),
			answer(200, { members: [{ user_id: '55743307', email_id: 'scott.fisher@zylker.com' }] }),
			answer(204),
		]);
		expect(requests.map(({ path }) => path)).toEqual([
			'/api/v2/channelsbyname/news',
			'/api/v2/channels/O7000000/members',
			'/api/v2/channels/O7000000/members/55743307',
		]);
		expect(output).toEqual({ success: true, channelId: 'O7000000', userId: '55743307' });
	});

	it('looks up values of the body once the path is known', async () => {
		const definition = {
			endpoint: endpoint('channels.addMembers'),
			path: { channel: channelId },
			body: { user_ids: required(userIdList({ ...about('users', 'Users'), find: amongMembers })) },
		};
		const given = { channel: { mode: 'name', value: 'news' }, users: '7, scott.fisher@zylker.com' };
		const { requests } = await run(definition, given, [
			answer(200, { channel: { channel_id: 'O7000000', unique_name: 'news' } }),
			answer(200, { members: [{ user_id: '55743307', email_id: 'scott.fisher@zylker.com' }] }),
			answer(204),
		]);
		expect(requests.map(({ path }) => path)).toEqual([
			'/api/v2/channelsbyname/news',
			'/api/v2/channels/O7000000/members',
			'/api/v2/channels/O7000000/members',
		]);
		expect(requests[2]?.body).toEqual({ user_ids: ['7', '55743307'] });
	});

	it('can have a body computed from its fields, once all are looked up', async () => {
		const toBody = ({ owner, ...rest }: IDataObject) => ({
			channels: [{ owner, ...rest }],
			gone: undefined,
		});
		const definition = {
			...everything,
			body: {
				owner: required(userIdList(about('owner', 'Owner'))),
				note: text(about('note', 'Note')),
			},
			toBody,
		} as unknown as Definition;
		const given = { channel, owner: 'scott.fisher@zylker.com', options: { note: 'x' } };
		const found = answer(200, { data: [{ id: '55743307', email_id: 'scott.fisher@zylker.com' }] });
		const { requests } = await run(definition, given, [found, answer(204)]);
		expect(requests[1]?.body).toEqual({ channels: [{ owner: ['55743307'], note: 'x' }] });
	});

	it('omits fields that the form hides, whatever was entered before', async () => {
		const kind = choice({
			...about('kind', 'Kind'),
			options: [
				{ name: 'One', value: 'one' },
				{ name: 'Two', value: 'two' },
			],
		});
		const definition = {
			endpoint: endpoint('channels.create'),
			body: {
				kind: required(kind),
				name: shownFor({ kind: ['one'] }, text(about('name', 'Name'))),
			},
		};
		const shown = await run(definition, { kind: 'one', name: 'x' });
		expect(shown.requests[0]?.body).toEqual({ kind: 'one', name: 'x' });
		const hidden = await run(definition, { kind: 'two', name: { far: 'no text' } });
		expect(hidden.requests[0]?.body).toEqual({ kind: 'two' });
		await run(definition, { kind: 'two', name: '' });
		expect((await refusal(definition, { kind: 'one' })).problem.message).toBe(
			'"Name" must not be empty',
		);
	});
});

describe('the checks before an operation', () => {
	const channel = { mode: 'name', value: 'news' };

	it.each([
		['a required text is empty', { channel, name: ' ' }, '"Name" must not be empty'],
		['a required target is empty', { name: 'x' }, '"Channel" must not be empty'],
		[
			'an option is not supported',
			{ channel, name: 'x', options: { postAsBot: 'newsbot' } },
			'"postAsBot" is not an option of this operation',
		],
		[
			'an option is invalid',
			{ channel, name: 'x', options: { expiryTime: 'soon' } },
			'"Expires" must be a date and time',
		],
		[
			'the options are not an object',
			{ channel, name: 'x', options: 'all' },
			'"Options" must be an object',
		],
	])('reject it when %s', async (_what, parameters, message) => {
		const { problem, requests } = await refusal(everything, parameters);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(message);
		expect(requests).toEqual([]);
	});

	it('ignore an unknown option that is off or empty', async () => {
		const options = { oldOption: false, other: '' };
		const { requests } = await run(everything, { channel: 'O1864232', name: 'x', options });
		expect(requests).toHaveLength(1);
	});

	it('reject an unsupported filter', async () => {
		const { problem, requests } = await refusal(
			{
				endpoint: endpoint('chats.getMany'),
				query: { a: text(about('a', 'A')) },
				pagination: onePage,
			},
			{ filters: { b: 'x' } },
		);
		expect(problem.message).toBe('"b" is not an option of this operation');
		expect(problem.remedy).toContain('"Filters"');
		expect(requests).toEqual([]);
	});

	it('reject an update without changes', async () => {
		const { problem, requests } = await refusal(changing, { channel });
		expect(problem.message).toBe('"Update Fields" must contain what to change');
		expect(problem.remedy).toBe('Add what to change under "Update Fields".');
		expect(requests).toEqual([]);
		const done = await run(changing, {
			channel: 'O1864232',
			updateFields: { note: 'x' },
			options: { only: 'a, b' },
		});
		expect(done.requests).toMatchObject([{ body: { note: 'x' }, query: { only: 'a,b' } }]);
	});

	it('include its own check of the body', async () => {
		const seen: unknown[] = [];
		const check = (...values: unknown[]) => {
			seen.push(...values);
			throw invalidInput('Name', 'is taken');
		};
		const given = { channel, name: 'x', options: { only: 'a' } };
		const { problem, requests } = await refusal({ ...everything, check }, given);
		expect(problem.message).toBe('"Name" is taken');
		expect(seen[0]).toEqual({ name: 'x' });
		expect(requests).toEqual([]);
	});
});

describe('a list that Cliq accepts only in batches', () => {
	const definition = {
		endpoint: endpoint('channels.addMembers'),
		path: { channel: channelId },
		body: {
			user_ids: required(people(about('userIds', 'Users'))),
			silent: boolean(about('silent', 'Silent')),
		},
		batch: { key: 'user_ids', size: 2 },
	};
	const given = { channel: 'O1864232', userIds: '1,2,3,4,5', options: { silent: true } };
	const failed = answer(400, { code: 'operation_failed', message: 'No' });

	it('is sent in batches, each with the other values', async () => {
		const { requests, output } = await run(definition, given);
		expect(requests.map(({ body }) => body)).toEqual([
			{ silent: true, user_ids: ['1', '2'] },
			{ silent: true, user_ids: ['3', '4'] },
			{ silent: true, user_ids: ['5'] },
		]);
		expect(output).toEqual({ success: true, channelId: 'O1864232' });
	});

	it('reports what is done when a later batch fails', async () => {
		const { problem, requests } = await refusal(definition, given, [answer(204), failed]);
		expect(requests).toHaveLength(2);
		expect(problem.kind).toBe('REJECTED');
		expect(problem.description).toMatch(/ Already done for 2 of 5, up to "2"\.$/);
		expect(problem.remedy).toMatch(/ Run it only for the others\.$/);
	});

	it('reports nothing as done when the first batch fails', async () => {
		const { problem, requests } = await refusal(definition, given, [failed]);
		expect(requests).toHaveLength(1);
		expect(problem.description).not.toContain('Already done');
		expect(problem.remedy).not.toContain('the others only');
	});

	describe('next to another', () => {
		const toBody = () => ({ user_ids: ['1', '2', '3'], email_ids: ['a@b.c'] });
		const several = { ...definition, toBody, batch: { key: ['user_ids', 'email_ids'], size: 2 } };

		it('is sent in separate requests', async () => {
			const { requests } = await run(several, given);
			expect(requests.map(({ body }) => body)).toEqual([
				{ user_ids: ['1', '2'] },
				{ user_ids: ['3'] },
				{ email_ids: ['a@b.c'] },
			]);
		});

		it('is counted with the other when a later batch fails', async () => {
			const replies = [answer(204), answer(204), failed];
			const { problem } = await refusal(several, given, replies);
			expect(problem.description).toContain('Already done for 3 of 4, up to "3".');
		});
	});

	it('is sent in one request when it is empty', async () => {
		const toBody = () => ({ silent: true });
		const { requests } = await run({ ...definition, toBody }, given);
		expect(requests.map(({ body }) => body)).toEqual([{ silent: true }]);
	});
});

describe('the output of an operation', () => {
	const mute = { endpoint: endpoint('chats.mute'), path: { chat: chatId } };
	const get = {
		endpoint: endpoint('channels.get'),
		path: { channel: channelId },
		envelope: 'channel',
	};
	const channel = 'O1864232';

	it.each([
		['nothing', answer(204)],
		['that there is nothing to return', answer(200, { 'Response Code': '204 No response' })],
		['something other than JSON', answer(200, 'OK')],
	])('that writes reports success when Cliq returns %s', async (_what, reply) => {
		expect((await run(mute, { chat }, [reply])).output).toEqual({ success: true, chatId: 'CT_1' });
	});

	it('that writes contains Cliq’s own fields, unless ours have the same names', async () => {
		const reply = answer(200, { data: { id: 'x', success: 'maybe', chatId: 'y' } });
		const { output } = await run(mute, { chat }, [reply]);
		expect(output).toEqual({ id: 'x', success: true, chatId: 'CT_1' });
	});

	it.each([
		['bare', { name: 'x' }],
		['in data', { data: { name: 'x' } }],
		['in its own envelope', { channel: { name: 'x' } }],
	])('that reads is the record returned %s', async (_what, body) => {
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

	it('can repeat what was requested, after what Cliq returned', async () => {
		const echo = ({ path }: { path: object }) => ({ ...path, more: true });
		const reply = answer(200, { data: { more: false, x: 1 } });
		const read = await run({ ...get, echo }, { channel }, [reply]);
		expect(read.output).toEqual({ channel, more: true, x: 1 });
		const written = await run({ ...mute, echo }, { chat }, [reply]);
		expect(written.output).toEqual({
			chat: 'CT_1',
			chatId: 'CT_1',
			more: true,
			success: true,
			x: 1,
		});
	});

	it('contains every ID of the path, for a bot its unique name', async () => {
		const path = { chat: chatId, message: messageId, bot: botName };
		const given = { chat, message: '1_2', bot: 'news' };
		expect((await run({ ...mute, path }, given, [answer(204)])).output).toEqual({
			success: true,
			chatId: 'CT_1',
			messageId: '1_2',
			botUniqueName: 'news',
		});
	});
});

describe('a list', () => {
	const definition = {
		endpoint: endpoint('channels.getMany'),
		query: {
			name: text(about('name', 'Name')),
			joined: boolean(about('joined', 'Joined')),
		},
		pagination: byToken(2),
	};
	const pages = [
		answer(200, { channels: [{ id: 1, x: 1 }, { id: 2 }], has_more: true, next_token: 'more' }),
		answer(200, { channels: [{ id: 3 }], has_more: false }),
	];

	it('returns an item per row, up to 50 by default', async () => {
		const { output, requests } = await run(definition, {}, pages);
		expect(output).toEqual([{ json: { id: 1, x: 1 } }, { json: { id: 2 } }, { json: { id: 3 } }]);
		expect(requests.map(({ query }) => query)).toEqual([
			{ limit: '2' },
			{ limit: '2', next_token: 'more' },
		]);
	});

	it('returns no more than the limit', async () => {
		const { output, requests } = await run(definition, { limit: 1 }, pages);
		expect(output).toEqual([{ json: { id: 1, x: 1 } }]);
		expect(requests.map(({ query }) => query)).toEqual([{ limit: '1' }]);
	});

	it('returns no items when there are no rows', async () => {
		const { output } = await run(definition, { returnAll: true }, [answer(200, { channels: [] })]);
		expect(output).toEqual([]);
	});

	it('sends its filters with every page, including those that are off', async () => {
		const filters = { name: 'x', joined: false };
		const { requests } = await run(definition, { returnAll: true, filters }, pages);
		for (const { query } of requests) expect(query).toMatchObject({ name: 'x', joined: 'false' });
		expect(requests).toHaveLength(2);
	});

	it('can be simplified row by row', async () => {
		const { output } = await run({ ...definition, simplify: ['id'] }, { limit: 2 }, pages);
		expect(output).toEqual([{ json: { id: 1 } }, { json: { id: 2 } }]);
	});

	it('is not simplified when the user selects the fields', async () => {
		const query = { fields: text(about('fields', 'Fields')) };
		const named = { ...definition, query, simplify: ['id'] };
		const { output } = await run(named, { limit: 1, filters: { fields: 'x' } }, pages);
		expect(output).toEqual([{ json: { id: 1, x: 1 } }]);
		const whole = await run(named, { limit: 1 }, pages);
		expect(whole.output).toEqual([{ json: { id: 1 } }]);
	});

	it('can compute its items from rows and the request, before they are simplified', async () => {
		const toItem = (row: object, { query }: { query: object }) => ({ ...row, ...query, y: 1 });
		const given = { limit: 1, filters: { name: 'n' } };
		const { output } = await run({ ...definition, toItem, simplify: ['id', 'name'] }, given, pages);
		expect(output).toEqual([{ json: { id: 1, name: 'n' } }]);
	});

	it('does not read filters that its form does not have', async () => {
		const n8n = fakeN8n({ parameters: { returnAll: true }, replies: pages });
		const { context } = n8n;
		const known: IDataObject = { returnAll: true, options: {} };
		// As n8n does for an unknown parameter.
		context.getNodeParameter = ((name: string) => {
			if (name in known) return known[name];
			throw new Error(`Could not get parameter "${name}"`);
		}) as typeof context.getNodeParameter;
		const operation = restOperation({ ...words, ...definition, query: undefined });
		const parameters = new ItemParameters(new RunParameters(context), 0, { json: {} });
		const output = await operation.run({
			context,
			parameters,
			options: optionsReader([])(parameters).options,
			items: [],
			index: 0,
			network: undefined,
			allOperations: async () => await Promise.resolve([]),
			hint: () => undefined,
			keep: (_name, make) => make(),
			client: async () => await clientOn(n8n),
		});
		expect(output).toHaveLength(3);
	});

	it('rejects a limit of zero', async () => {
		const { problem, requests } = await refusal(definition, { limit: 0 });
		expect(problem.message).toBe('"Limit" must be a number not below 1');
		expect(requests).toEqual([]);
	});
});
