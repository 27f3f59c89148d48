import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Sent } from '../../nodes/ZohoCliq/cliq/errors';
import {
	decodeMessageId,
	fitsComment,
	messageIdOf,
	postText,
	postTextWithFiles,
	shareFiles,
} from '../../nodes/ZohoCliq/cliq/send';
import type { Sender, Target } from '../../nodes/ZohoCliq/cliq/send';
import { MultipartBody } from '../../nodes/ZohoCliq/cliq/upload';
import { answer, clientOn, fakeN8n, fileOf, problemOfPromise } from './support';
import type { Reply } from './support';

const nothing = (): Sent => ({ items: 0, parts: 0, files: 0 });

const user: Target = { type: 'user', id: 'scott@zylker.com' };
const channel: Target = { type: 'channel', id: 'marketing' };
const chat: Target = { type: 'chat', id: 'CT_1' };
const bot: Target = { type: 'bot', id: 'supportbot' };

const FULL_SENDER: Sender = {
	postAsBot: 'supportbot',
	name: 'Build Robot',
	imageUrl: 'https://example.com/r.png',
	markAsRead: true,
};

function fieldsOf(request: IHttpRequestOptions | undefined): Array<[string, string]> {
	const body: unknown = request?.body;
	if (!(body instanceof MultipartBody)) throw new Error('The body is no multipart body');
	return [...body].map(([name, value]) => [
		name,
		typeof value === 'string' ? value : (value.name ?? 'text of several lines'),
	]);
}

const pathOf = (request: IHttpRequestOptions) => request.url.replace('https://cliq.zoho.com', '');

async function on(replies?: readonly Reply[]) {
	const n8n = fakeN8n({ replies });
	return { requests: n8n.requests, client: await clientOn(n8n) };
}

describe('posting a text', () => {
	it.each([
		[user, '/api/v2/buddies/scott%40zylker.com/message'],
		[channel, '/api/v2/channelsbyname/marketing/message'],
		[chat, '/api/v2/chats/CT_1/message'],
		[bot, '/api/v2/bots/supportbot/message'],
	])('goes to %j', async (target, path) => {
		const { client, requests } = await on();
		await postText(client, target, ['Hi'], {}, {}, {}, nothing());
		expect(requests.map(pathOf)).toEqual([path]);
		expect(requests[0]).toMatchObject({ method: 'POST', body: { text: 'Hi' } });
	});

	it('sends parts in order; reply with the first only, and counts what went out', async () => {
		const { client, requests } = await on([answer(200, { message_id: '1' }), answer(204)]);
		const sent = nothing();
		const answers = await postText(
			client,
			chat,
			['one', 'two'],
			{},
			{ sync_message: true },
			{ reply_to: '7' },
			sent,
		);
		expect(requests.map(({ body }) => body as IDataObject)).toEqual([
			{ text: 'one', sync_message: true, reply_to: '7' },
			{ text: 'two', sync_message: true },
		]);
		expect(answers).toEqual([{ message_id: '1' }, {}]);
		expect(sent).toEqual({ items: 0, parts: 2, files: 0 });
	});

	it('that fails midway leaves the count of what had gone out', async () => {
		const { client, requests } = await on([answer(204), answer(500)]);
		const sent = nothing();
		const posting = postText(client, chat, ['one', 'two', 'three'], {}, {}, {}, sent);
		expect(await problemOfPromise(posting)).toMatchObject({ kind: 'UNAVAILABLE' });
		expect(sent.parts).toBe(1);
		expect(requests).toHaveLength(2);
	});

	it('marks as read in the query of a channel and in the body elsewhere', async () => {
		const { client, requests } = await on();
		await postText(client, channel, ['x'], FULL_SENDER, {}, {}, nothing());
		await postText(client, chat, ['x'], FULL_SENDER, {}, {}, nothing());
		const look = { name: 'Build Robot', image: 'https://example.com/r.png' };
		expect(requests.map(pathOf)).toEqual([
			'/api/v2/channelsbyname/marketing/message?bot_unique_name=supportbot&mark_as_read=true',
			'/api/v2/chats/CT_1/message',
		]);
		expect(requests.map(({ body }) => body as IDataObject)).toEqual([
			{ text: 'x', bot: look },
			{ text: 'x', bot: look, mark_as_read: true },
		]);
	});

	it('asks for no look when none was given, and for half of one when half was', async () => {
		const { client, requests } = await on();
		const empty = { postAsBot: '', name: '', imageUrl: '', markAsRead: false };
		await postText(client, channel, ['x'], empty, {}, {}, nothing());
		await postText(client, channel, ['x'], { ...empty, name: 'R' }, {}, {}, nothing());
		expect(requests.map(({ body }) => body as IDataObject)).toEqual([
			{ text: 'x' },
			{ text: 'x', bot: { name: 'R' } },
		]);
		expect(requests[0]?.url).not.toContain('?');
	});
});

describe('sharing files', () => {
	const files = (count: number) =>
		Array.from({ length: count }, (_, index) => fileOf(`${index}.txt`, ['x']));

	it.each([
		[user, '/api/v2/buddies/scott%40zylker.com/files'],
		[channel, '/api/v2/channelsbyname/marketing/files'],
		[chat, '/api/v2/chats/CT_1/files'],
		[bot, '/api/v2/bots/supportbot/files'],
	])('goes to %j', async (target, path) => {
		const { client, requests } = await on();
		await shareFiles(client, target, files(1), [''], {}, undefined, nothing());
		expect(requests.map(pathOf)).toEqual([path]);
		expect(fieldsOf(requests[0])).toEqual([['files', '0.txt']]);
	});

	it('takes 10 a request, the rest in further ones, each with its own comments', async () => {
		const { client, requests } = await on();
		const sent = nothing();
		const comments = Array.from({ length: 23 }, (_, index) => (index === 0 ? 'first' : ''));
		comments[22] = 'last "one"\nof them';
		await shareFiles(client, chat, files(23), comments, {}, undefined, sent);
		const sizes = requests.map(
			(request) => fieldsOf(request).filter(([n]) => n === 'files').length,
		);
		expect(sizes).toEqual([10, 10, 3]);
		const sentComments = requests.map(
			(request) => fieldsOf(request).find(([name]) => name === 'comments')?.[1],
		);
		expect(sentComments).toEqual([
			JSON.stringify(['first', ...Array<string>(9).fill('')]),
			undefined,
			JSON.stringify(['', '', 'last "one"\nof them']),
		]);
		expect(sent.files).toBe(23);
	});

	it('sends even a single comment as a JSON array: Cliq refuses a bare text', async () => {
		const { client, requests } = await on();
		await shareFiles(client, user, files(1), ['Here'], {}, undefined, nothing());
		expect(fieldsOf(requests[0])).toContainEqual(['comments', '["Here"]']);
	});

	it.each<[Target, Sender, string | undefined, Array<[string, string]>]>([
		[
			channel,
			FULL_SENDER,
			undefined,
			[
				['bot_unique_name', 'supportbot'],
				['bot_name', 'Build Robot'],
				['bot_image', 'https://example.com/r.png'],
				['mark_as_read', 'true'],
			],
		],
		[chat, { markAsRead: true }, undefined, []],
		[user, { markAsRead: true }, undefined, [['mark_as_read', 'true']]],
		[
			bot,
			{ name: 'R' },
			'55',
			[
				['bot_name', 'R'],
				['user_id', '55'],
			],
		],
		[bot, {}, '', []],
	])('to %j as %j for %p', async (target, sender, subscriber, fields) => {
		const { client, requests } = await on();
		await shareFiles(client, target, files(1), [''], sender, subscriber, nothing());
		expect(fieldsOf(requests[0]).slice(1)).toEqual(fields);
	});

	const REFUSED = answer(400, { code: 'param_missing', message: "'files' is missing" });

	it('names the part "file" where Cliq surely refuses "files", and remembers it', async () => {
		const { client, requests } = await on([REFUSED, answer(204)]);
		const sent = nothing();
		await shareFiles(client, user, files(11), Array<string>(11).fill(''), {}, undefined, sent);
		const names = requests.map((request) => new Set(fieldsOf(request).map(([name]) => name)));
		expect(names).toEqual([new Set(['files']), new Set(['file']), new Set(['file'])]);
		expect(sent.files).toBe(11);
	});

	it.each([
		['may have taken them', answer(502)],
		['refuses for another reason', answer(400, { code: 'operation_failed' })],
	])('does not send files twice when Cliq %s', async (_what, reply) => {
		const { client, requests } = await on([reply, answer(204)]);
		const sharing = shareFiles(client, user, files(1), [''], {}, undefined, nothing());
		await problemOfPromise(sharing);
		expect(requests).toHaveLength(1);
	});

	it('has no second way once files have gone out', async () => {
		const { client, requests } = await on([answer(204), REFUSED]);
		const sent = nothing();
		const sharing = shareFiles(client, user, files(11), Array<string>(11).fill(''), {}, '', sent);
		expect(await problemOfPromise(sharing)).toMatchObject({ code: 'param_missing' });
		expect([requests.length, sent.files]).toEqual([2, 10]);
	});
});

describe('text and files in one message', () => {
	const attachments = [fileOf('a.txt', ['x'])];

	it.each([
		[chat, '/api/v2/chats/CT_1/messages'],
		[channel, '/api/v2/channelsbyname/marketing/message'],
		[user, '/api/v2/buddies/scott%40zylker.com/message'],
	])('goes to %j as Zoho’s guide shows it', async (target, path) => {
		const { client, requests } = await on([answer(200, { message_id: '1' })]);
		const sent = nothing();
		const sender = { name: 'R', markAsRead: false };
		const keys = { sync_message: true };
		expect(await postTextWithFiles(client, target, 'Hi', attachments, sender, keys, sent)).toEqual({
			message_id: '1',
		});
		expect(requests.map(pathOf)).toEqual([path]);
		expect(fieldsOf(requests[0])).toEqual([
			['text', 'Hi'],
			['bot', '{"name":"R"}'],
			['sync_message', 'true'],
			['attachments', 'a.txt'],
		]);
		expect(sent).toEqual({ items: 0, parts: 1, files: 1 });
	});

	it.each([
		['400', answer(400, { code: 'operation_failed' }), 'REJECTED'],
		['404', answer(404, { code: 'operation_failed' }), 'ENDPOINT_INVALID'],
	])('that Cliq refuses with %s names the other way', async (_status, reply, kind) => {
		const { client } = await on([reply]);
		const sent = nothing();
		const posting = postTextWithFiles(client, chat, 'Hi', attachments, {}, {}, sent);
		const problem = await problemOfPromise(posting);
		expect(problem.kind).toBe(kind);
		expect(problem.remedy).toMatch(/^Set the option "Attachment Delivery" to "Share Files"/);
		expect(sent).toEqual(nothing());
	});

	it('that fails for another reason does not', async () => {
		const { client } = await on([answer(403)]);
		const posting = postTextWithFiles(client, chat, 'Hi', attachments, {}, {}, nothing());
		expect((await problemOfPromise(posting)).remedy).not.toContain('Attachment Delivery');
	});
});

describe('a text as the comment of the files', () => {
	it.each<[string, number, Target['type'], Sender, IDataObject, boolean]>([
		['up to 1,000 characters', 1000, 'user', {}, {}, true],
		['not beyond', 1001, 'user', {}, {}, false],
		['not when more than text was asked for', 5, 'user', {}, { sync_message: true }, false],
		['when it marks as read', 5, 'channel', { markAsRead: true }, {}, true],
		[
			'not in a chat that it marks as read: files cannot',
			5,
			'chat',
			{ markAsRead: true },
			{},
			false,
		],
	])('%s', (_what, length, type, sender, keys, fits) => {
		expect(fitsComment('a'.repeat(length), { type }, sender, keys)).toBe(fits);
	});
});

describe('a message id', () => {
	it.each([
		['1599387839188%20229293271789', '1599387839188 229293271789'],
		['1599387839188 229293271789', '1599387839188 229293271789'],
		['1599387839188_229293271789', '1599387839188_229293271789'],
		['1599387839188%2520229293271789', '1599387839188%2520229293271789'],
		['100%', '100%'],
		['', ''],
	])('%j is decoded once, and never more than the space', (id, decoded) => {
		expect(decodeMessageId(id)).toBe(decoded);
	});

	it.each([
		[{ message_id: 'a%20b' }, 'a b'],
		[{ id: 'a%20b' }, 'a b'],
		[{ message_id: 'a', id: 'b' }, 'a'],
		[{ message_id: '' }, undefined],
		[{ message_id: 7 }, undefined],
		[{}, undefined],
	])('of %j is %p', (body, id) => {
		expect(messageIdOf(body)).toBe(id);
	});
});
