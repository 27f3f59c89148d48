import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { AnswerRule } from '../../sandbox';
import { useClock } from '../support/clock';
import { addIncidents } from '../support/incidents';
import { nodeOfAnotherProcess } from '../support/otherProcess';
import { locator, toMarketing, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();
const clock = useClock(() => world.sandbox);

const incident = {
	...toMarketing,
	key: 'INC-2041',
	database: locator('name', 'incidents'),
	text: '={{ $json.text }}',
};
const inStaticData = { rememberIn: 'staticData', database: locator('name', '') };

beforeEach(() => {
	addIncidents(world.sandbox.organization);
});

const records = () => addIncidents(world.sandbox.organization).records;
const messages = () => world.sandbox.organization.messages;
const messageNow = () => {
	const [message] = messages();
	if (!message) throw new Error('There is no message');
	return message;
};
const texts = () => messages().map(({ text }) => text);
const sent = () => world.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

async function say(text: string, parameters: INodeParameters = {}, request = {}) {
	const items = [{ json: { text } }];
	return await world.run('message.upsert', { ...incident, ...parameters }, { items, ...request });
}

/** Makes Cliq deal with the next post in the marketing channel like this. */
function withPost(rule: AnswerRule): void {
	world.sandbox.answerNext({ method: 'POST', path: /marketing\/message$/, ...rule });
}

const RECORDS = '/api/v2/storages/incidents/records';

describe('a message with a key', () => {
	it('is sent the first time and changed from then on, remembered in a database', async () => {
		const first = await say('Disk full', { options: { senderName: 'Monitor' } });
		expect(first.error).toBeUndefined();
		const [message] = messages();
		const [record] = records();
		expect(record).toMatchObject({ message_id: message?.id });
		expect(record?.message_key).toMatch(/^kINC-2041\.[0-9a-f]{32}$/);
		expect(sent()).toEqual([
			`GET ${RECORDS}`,
			`POST ${RECORDS}`,
			`GET ${RECORDS}`,
			'POST /api/v2/channelsbyname/zylkermarketing/message',
			`PUT ${RECORDS}/${String(record?.id)}`,
		]);
		expect(first.items[0]?.json).toMatchObject({
			success: true,
			created: true,
			messageId: message?.id,
			sentTo: { type: 'channel', id: 'zylkermarketing' },
		});

		world.sandbox.requests.length = 0;
		const second = await say('Disk cleaned', { options: { notifyEdit: true } });
		expect(second.items[0]?.json).toEqual({
			success: true,
			created: false,
			messageId: message?.id,
			chatId: message?.chatId,
			sentTo: { type: 'channel', id: 'zylkermarketing' },
			time: first.items[0]?.json.time,
		});
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'PUT',
			path: `/api/v2/chats/${message?.chatId ?? ''}/messages/${message?.id ?? ''}`,
			body: { text: 'Disk cleaned', notify_edit: true },
		});
		expect(texts()).toEqual(['Disk cleaned']);
		expect(records()).toHaveLength(1);
	});

	it('is answered in its thread if so wished', async () => {
		await say('Disk full');
		const { items, error } = await say('Still full', { onRepeat: 'reply' });
		expect(error).toBeUndefined();
		const { threads } = world.sandbox.organization;
		const [message, answer] = messages();
		expect(threads).toMatchObject([{ messageId: message?.id }]);
		expect(texts()).toEqual(['Disk full', 'Still full']);
		expect(items[0]?.json).toMatchObject({
			created: false,
			messageId: answer?.id,
			threadId: threads[0]?.chatId,
			mainMessageId: message?.id,
		});
	});

	it('takes any text as a key, and each conversation has its own', async () => {
		const keys = ['a && b || (c)', 'A && b || (c)', '重要', '重大', 'x'.repeat(900), '1', '1.0'];
		for (const key of keys) await say(key, { key });
		expect(texts()).toEqual(keys);
		for (const key of keys) await say(`${key}!`, { key });
		await say('to a person', { ...toOlivia, key: '1' });
		expect(texts()).toEqual([...keys.map((key) => `${key}!`), 'to a person']);
		await say('to the person', { ...toOlivia, key: '1' });
		expect(texts().at(-1)).toBe('to the person');
	});

	it('that was deleted in Cliq is sent anew, and remembered', async () => {
		await say('Disk full');
		world.sandbox.organization.removeMessage(messageNow());
		const { items, hints } = await say('Disk cleaned');
		expect(items[0]?.json).toMatchObject({ created: true, messageId: messages()[0]?.id });
		expect(hints.map(({ message }) => message)).toContain(
			'The message of this key is no longer in Cliq, so it was sent anew.',
		);
		await say('Disk fine');
		expect(texts()).toEqual(['Disk fine']);
		expect(records()).toHaveLength(1);
	});

	it('goes on with the other items if Cliq refuses one, which leaves nothing behind', async () => {
		withPost({ status: 400, body: '{"code":"input_pattern_mismatch"}' });
		const items = [{ json: { text: 'one' } }, { json: { text: 'two' } }];
		const { outputs } = await world.run('message.upsert', incident, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]?.map(({ json }) => json)).toMatchObject([
			{ error: { kind: 'REJECTED' } },
			{ created: true },
		]);
		expect(texts()).toEqual(['two']);
		expect(records()).toHaveLength(1);
	});
});

describe('two executions at once', () => {
	it.each([
		['two processes end in one message', ['A', 'B'], false],
		['three, with a unique key in the database, too', ['A', 'B', 'C'], true],
	])('in %s', async (_, names, isUnique) => {
		if (isUnique) addIncidents(world.sandbox.organization).uniqueKeys.push(['message_key']);
		const parameters = { resource: 'message', operation: 'upsert', ...incident };
		const runs = await Promise.all(
			names.map(async (text) =>
				nodeOfAnotherProcess(world).run({
					parameters,
					items: [{ json: { text } }],
					mode: 'trigger',
				}),
			),
		);
		expect(runs.map(({ error }) => error)).toEqual(names.map(() => undefined));
		expect(messages()).toHaveLength(1);
		expect(runs.filter(({ items }) => items[0]?.json.created)).toHaveLength(1);
		const ids = runs.map(({ items }) => items[0]?.json.messageId);
		expect(new Set(ids)).toEqual(new Set([messages()[0]?.id]));
		expect(records()).toMatchObject([{ message_id: messages()[0]?.id }]);
	});

	it('in one process end in one message, remembered in static data', async () => {
		const staticData: IDataObject = {};
		const request = { mode: 'trigger', staticData };
		const runs = await Promise.all([
			say('A', inStaticData, request),
			say('B', inStaticData, request),
		]);
		expect(messages()).toHaveLength(1);
		expect(runs.map(({ items }) => items[0]?.json.created).sort()).toEqual([false, true]);
		expect(sent().filter((request) => request.includes('storages'))).toEqual([]);
	});
});

describe('a run that ends in the middle', () => {
	it('is taken over after 30 seconds by one of those that wait, which says so', async () => {
		withPost({ before: 'reset', handle: 'after' });
		const lost = await say('Disk full');
		expect(lost.error?.context.cliq).toMatchObject({ kind: 'UNAVAILABLE' });
		expect(records()[0]?.message_id).toMatch(/^sending [0-9a-f]{32}$/);

		const start = clock.elapsed;
		const runs = await Promise.all([say('A'), say('B')]);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(clock.elapsed - start).toBeGreaterThanOrEqual(30_000);
		expect(messages()).toHaveLength(2);
		expect(records()).toMatchObject([{ message_id: messages()[1]?.id }]);
		const hints = runs.flatMap(({ hints: told }) => told.map(({ message }) => message));
		expect(hints.filter((hint) => hint.includes('may be in Cliq twice'))).toHaveLength(1);
	});

	it('is not repeated by n8n if it is unknown whether it sent', async () => {
		withPost({ before: 'reset', handle: 'after' });
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const { error } = await say('Disk full', {}, { settings });
		expect(error?.message).toContain('It is unknown whether Cliq carried out this request');
		expect(messages()).toHaveLength(1);
	});

	it('is repeated by n8n without a second message if only remembering failed', async () => {
		world.sandbox.answerNext({
			method: 'PUT',
			path: /storages/,
			status: 400,
			body: '{"code":"input_pattern_mismatch"}',
		});
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { items, error } = await say('Disk full', {}, { settings });
		expect(error).toBeUndefined();
		expect(messages()).toHaveLength(1);
		expect(items[0]?.json.messageId).toBe(messages()[0]?.id);
		expect(records()).toMatchObject([{ message_id: messages()[0]?.id }]);
	});
});

describe('static data', () => {
	it('remembers beyond the process, for production runs only', async () => {
		const staticData: IDataObject = {};
		const manual = await say('one', inStaticData, { mode: 'manual', staticData });
		expect(manual.hints.map(({ message }) => message)).toEqual([
			'A manual run remembers no key, and knows those of production runs only once they are saved.',
		]);
		expect(staticData).toEqual({});
		await say('two', inStaticData, { mode: 'trigger', staticData });
		const parameters = { resource: 'message', operation: 'upsert', ...incident, ...inStaticData };
		const { items } = await nodeOfAnotherProcess(world).run({
			parameters,
			items: [{ json: { text: 'three' } }],
			mode: 'trigger',
			staticData,
		});
		expect(items[0]?.json).toMatchObject({ created: false, messageId: messages()[1]?.id });
		expect(texts()).toEqual(['one', 'three']);
	});

	it('forgets a message that is gone, and one that failed', async () => {
		const staticData: IDataObject = {};
		const request = { mode: 'trigger', staticData };
		withPost({ status: 400, body: '{"code":"input_pattern_mismatch"}' });
		expect((await say('one', inStaticData, request)).error).toBeDefined();
		await say('two', inStaticData, request);
		world.sandbox.organization.removeMessage(messageNow());
		const { items } = await say('three', inStaticData, request);
		expect(items[0]?.json.created).toBe(true);
		await say('four', inStaticData, request);
		expect(texts()).toEqual(['four']);
	});
});

it('is another message in another network', async () => {
	const staticData: IDataObject = {};
	const sayIn = async (network: string, text: string) => {
		const parameters = { ...inStaticData, options: { network } };
		const { items } = await say(text, parameters, { mode: 'trigger', staticData });
		return items[0]?.json.created;
	};
	expect(await sayIn('', 'one')).toBe(true);
	expect(await sayIn('partners', 'two')).toBe(true);
	expect(await sayIn('partners', 'three')).toBe(false);
	// The same network by another way.
	world.connect({ network: 'partners' });
	expect(await sayIn('', 'four')).toBe(false);
	expect(messages().map(({ network, text }) => [network, text])).toEqual([
		[undefined, 'one'],
		['partners', 'four'],
	]);
});

describe('what cannot work', () => {
	it.each([
		['no key', { key: ' ' }, /"Key" must not be empty/],
		['no database', { database: locator('name', '={{ "" }}') }, /"Database" must not be empty/],
		['no text', { text: ' ' }, /"Text" must not be empty/],
		['a text for two messages', { text: 'x'.repeat(5001) }, /"Text" is 5001 characters/],
		['threads outside channels', { ...toOlivia, onRepeat: 'reply' }, /"On Repeat" can only be/],
	])('is refused before anything is sent: %s', async (_, parameters, message) => {
		const { problem } = await world.fail('message.upsert', {
			...incident,
			text: 'Disk full',
			...parameters,
		});
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(message);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('is refused before the message is sent: a database without the columns', async () => {
		const { problem } = await world.fail('message.upsert', {
			...incident,
			text: 'Disk full',
			database: locator('name', 'tickets'),
		});
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Database" must have the text columns message_key and message_id',
		});
		expect(problem.remedy).toContain('give the database the columns');
		expect(messages()).toEqual([]);
	});

	it('names the permission that is missing for a choice', async () => {
		const scopes = ['ZohoCliq.Webhooks.CREATE', 'ZohoCliq.Channels.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const { problem } = await world.fail('message.upsert', { ...incident, text: 'one' });
		expect(problem.message).toBe('Missing permission: "Database Records"');
		await say('one', inStaticData, { mode: 'trigger' });
		const { error } = await say('two', inStaticData, { mode: 'trigger' });
		expect(error?.message).toContain('Missing permission: "Edit Messages"');
	});
});
