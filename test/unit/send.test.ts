import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import { connectionLost } from '../../nodes/ZohoCliq/cliq/explain/noResponse';
import { explainResponse } from '../../nodes/ZohoCliq/cliq/explain/response';
import { decodeMessageId, messageIdOf } from '../../nodes/ZohoCliq/cliq/messageId';
import type { OutgoingFile } from '../../nodes/ZohoCliq/cliq/upload';
import { MultipartBody } from '../../nodes/ZohoCliq/cliq/upload';
import { invalidInput } from '../../nodes/ZohoCliq/errors';
import { withOptionalKeys } from '../../nodes/ZohoCliq/messaging/optionalKeys';
import type { SendOptions } from '../../nodes/ZohoCliq/messaging/options';
import { planDelivery } from '../../nodes/ZohoCliq/messaging/plan';
import { outgoing, postMessages, postWithFiles } from '../../nodes/ZohoCliq/messaging/post';
import type { OutgoingFiles } from '../../nodes/ZohoCliq/messaging/share';
import { shareFiles } from '../../nodes/ZohoCliq/messaging/share';
import type { Target, TargetType } from '../../nodes/ZohoCliq/messaging/target';
import {
	answer,
	clientOn,
	connection,
	fakeN8n,
	fileOf,
	problemOfCall,
	problemOfPromise,
} from '../support/fakeN8n';
import type { Reply } from '../support/fakeN8n';
import { endpoint } from '../support/endpoints';

const NOTHING = { items: 0, parts: 0, files: 0 };

const user: Target = { type: 'user', id: 'scott@zylker.com' };
const channel: Target = { type: 'channel', id: 'marketing' };
const chat: Target = { type: 'chat', id: 'CT_1' };
const bot: Target = { type: 'bot', id: 'supportbot' };

const FULL_LOOK: SendOptions = {
	postAsBot: 'supportbot',
	senderName: 'Build Robot',
	senderImageUrl: 'https://example.com/r.png',
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

const bodiesOf = (requests: readonly IHttpRequestOptions[]) =>
	requests.map(({ body }) => body as IDataObject);

/** Posts texts as one message, by the user's options. */
async function post(
	client: CliqClient,
	target: Target,
	texts: readonly string[],
	options: SendOptions = {},
) {
	const bodies = texts.map((text) => ({ text }));
	return await postMessages(client, target, outgoing(bodies, target.type, options));
}

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
	])('sends to %j', async (target, path) => {
		const { client, requests } = await on();
		await post(client, target, ['Hi']);
		expect(requests.map(pathOf)).toEqual([path]);
		expect(requests[0]).toMatchObject({ method: 'POST', body: { text: 'Hi' } });
	});

	it('sends parts in order, the first of them as a reply, and counts what was sent', async () => {
		const { client, requests } = await on([answer(200, { message_id: '1' }), answer(204)]);
		const options = { returnMessageId: true, postInParent: true, replyTo: '7' };
		const answers = await post(client, chat, ['one', 'two'], options);
		expect(bodiesOf(requests)).toEqual([
			{ text: 'one', sync_message: true, post_in_parent: true, reply_to: '7' },
			{ text: 'two', sync_message: true, post_in_parent: true },
		]);
		expect(answers).toEqual([{ message_id: '1' }, {}]);
		expect(client.sent).toEqual({ items: 0, parts: 2, files: 0 });
	});

	it('keeps the count of what was sent when it fails midway', async () => {
		const { client, requests } = await on([answer(204), answer(500)]);
		const posting = post(client, chat, ['one', 'two', 'three']);
		expect(await problemOfPromise(posting)).toMatchObject({ kind: 'UNAVAILABLE' });
		expect(client.sent.parts).toBe(1);
		expect(requests).toHaveLength(2);
	});

	it('sends the read mark in the query for a channel and in the body elsewhere', async () => {
		const { client, requests } = await on();
		await post(client, channel, ['x'], FULL_LOOK);
		await post(client, chat, ['x'], FULL_LOOK);
		const look = { name: 'Build Robot', image: 'https://example.com/r.png' };
		expect(requests.map(pathOf)).toEqual([
			'/api/v2/channelsbyname/marketing/message?bot_unique_name=supportbot&mark_as_read=true',
			// Among chats, only threads accept a bot.
			'/api/v2/chats/CT_1/message?bot_unique_name=supportbot',
		]);
		expect(bodiesOf(requests)).toEqual([
			{ text: 'x', bot: look, sync_message: true },
			{ text: 'x', bot: look, sync_message: true, mark_as_read: true },
		]);
	});

	it('sends only the given parts of the sender’s name and image', async () => {
		const { client, requests } = await on();
		const returnMessageId = false;
		await post(client, channel, ['x'], { postAsBot: '', markAsRead: false, returnMessageId });
		await post(client, channel, ['x'], { senderName: 'R', returnMessageId });
		expect(bodiesOf(requests)).toEqual([{ text: 'x' }, { text: 'x', bot: { name: 'R' } }]);
		expect(requests[0]?.url).not.toContain('?');
	});
});

describe('sharing files', () => {
	const files = (count: number, more: Partial<OutgoingFiles> = {}): OutgoingFiles => ({
		files: Array.from({ length: count }, (_, index) => fileOf(`${index}.txt`, ['x'])),
		comments: Array<string>(count).fill(''),
		sender: {},
		...more,
	});

	it.each([
		[user, '/api/v2/buddies/scott%40zylker.com/files'],
		[channel, '/api/v2/channelsbyname/marketing/files'],
		[chat, '/api/v2/chats/CT_1/files'],
		[bot, '/api/v2/bots/supportbot/files'],
	])('sends to %j', async (target, path) => {
		const { client, requests } = await on();
		await shareFiles(client, target, files(1));
		expect(requests.map(pathOf)).toEqual([path]);
		expect(fieldsOf(requests[0])).toEqual([['files', '0.txt']]);
	});

	it('sends 10 files per request, each request with its own comments', async () => {
		const { client, requests } = await on();
		const comments = ['first', ...Array<string>(21).fill(''), 'last "one"\nof them'];
		await shareFiles(client, chat, files(23, { comments }));
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
		expect(client.sent.files).toBe(23);
	});

	it('sends even a single comment as a JSON array: Cliq refuses a bare text', async () => {
		const { client, requests } = await on();
		await shareFiles(client, user, files(1, { comments: ['Here'] }));
		expect(fieldsOf(requests[0])).toContainEqual(['comments', '["Here"]']);
	});

	it.each<[Target, SendOptions, string | undefined, Array<[string, string]>]>([
		[
			channel,
			FULL_LOOK,
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
			{ senderName: 'R' },
			'55',
			[
				['bot_name', 'R'],
				['user_id', '55'],
			],
		],
		[bot, {}, '', []],
	])('sends to %j as %j for %p', async (target, sender, subscriber, fields) => {
		const { client, requests } = await on();
		await shareFiles(client, target, files(1, { sender, subscriber }));
		expect(fieldsOf(requests[0]).slice(1)).toEqual(fields);
	});

	const REFUSED = answer(400, { code: 'param_missing', message: "'files' is missing" });

	it('names the part "file" when Cliq certainly refuses "files", and remembers it', async () => {
		const { client, requests } = await on([REFUSED, answer(204)]);
		await shareFiles(client, user, files(11));
		const names = requests.map((request) => new Set(fieldsOf(request).map(([name]) => name)));
		expect(names).toEqual([new Set(['files']), new Set(['file']), new Set(['file'])]);
		expect(client.sent.files).toBe(11);
	});

	it.each([
		['may have accepted them', answer(502)],
		['refuses for another reason', answer(400, { code: 'operation_failed' })],
	])('does not send files twice when Cliq %s', async (_what, reply) => {
		const { client, requests } = await on([reply, answer(204)]);
		const sharing = shareFiles(client, user, files(1));
		await problemOfPromise(sharing);
		expect(requests).toHaveLength(1);
	});

	it('repeats only the refused request, and nothing sent before it', async () => {
		const { client, requests } = await on([answer(204), REFUSED, answer(204)]);
		await shareFiles(client, user, files(11));
		expect(requests.map((request) => fieldsOf(request).at(-1))).toEqual([
			['files', '9.txt'],
			['files', '10.txt'],
			['file', '10.txt'],
		]);
		expect(client.sent.files).toBe(11);
	});
});

describe('a refusal because of a key', () => {
	const refusal = (code: string, message: string, status = 400) =>
		explainResponse(
			answer(status, { code, message }),
			endpoint('messages.postToBot'),
			connection(),
		);

	/** @returns what was tried when the first attempt failed with the error, and the final outcome */
	async function triedAfter(error: unknown, keys = ['broadcast', 'attachments']) {
		const { client } = await on();
		const tried: string[] = [];
		const outcome = await withOptionalKeys(client, keys, async (left) => {
			tried.push(left.join(' '));
			if (tried.length === 1) throw error;
			return await Promise.resolve('done');
		}).catch((thrown: unknown) => thrown);
		return { tried, outcome };
	}

	it.each([
		[
			'an extra key',
			'extra_key_found',
			"'broadcast' is an extra key in the JSON Object.",
			'broadcast',
		],
		['an extra parameter', 'extra_param_found', "'broadcast' is an extra param.", 'broadcast'],
		['not the first', 'extra_key_found', '"attachments" is an extra key.', 'attachments'],
		['one in singular', 'param_missing', "'attachment' is missing", 'attachments'],
		['no key, so the first is removed', 'param_missing', 'A parameter is missing.', 'broadcast'],
		['nothing at all, so the first is removed', 'extra_key_found', '', 'broadcast'],
	])('is recognized when it names %s', async (_what, code, message, key) => {
		const other = key === 'broadcast' ? 'attachments' : 'broadcast';
		const { tried, outcome } = await triedAfter(refusal(code, message));
		expect(tried).toEqual(['broadcast attachments', other]);
		expect(outcome).toBe('done');
	});

	it.each([
		['another key is named', refusal('extra_key_found', "'chatid' is an extra key.")],
		['the key is part of another', refusal('extra_key_found', "'broadcast_all' is an extra key.")],
		['the value is refused', refusal('input_pattern_mismatch', "'broadcast' does not match")],
		['the code has another meaning', refusal('operation_failed', "'broadcast' failed")],
		['there is no code', refusal('', "'broadcast' is an extra key")],
		['it may have been carried out', refusal('extra_key_found', "'broadcast'", 500)],
		['the endpoint does not exist', refusal('extra_key_found', "'broadcast'", 404)],
		['it is found before sending', invalidInput('broadcast', 'is wrong')],
		['it is not a refusal', new Error("'broadcast' is an extra key")],
		['it is undefined', undefined],
	])('is not assumed when %s', async (_what, error) => {
		const { tried, outcome } = await triedAfter(error);
		expect(tried).toEqual(['broadcast attachments']);
		expect(outcome).toBe(error);
	});

	it('is final once all keys were omitted', async () => {
		const error = refusal('param_missing', '');
		expect(await triedAfter(error, [])).toEqual({ tried: [''], outcome: error });
	});
});

describe('optional keys', () => {
	const refusal = (key: string) =>
		explainResponse(
			answer(400, { code: 'extra_key_found', message: `'${key}' is an extra key.` }),
			endpoint('messages.postToBot'),
			connection(),
		);
	const KEYS = ['attachments', 'broadcast'];

	/** A Cliq that does not know some keys, and the attempts in order. */
	async function cliqWithout(...unknown: string[]) {
		const { client } = await on();
		const tried: string[] = [];
		const send = async (keys: readonly string[]) => {
			tried.push(keys.join(' '));
			const key = keys.find((candidate) => unknown.includes(candidate));
			if (key !== undefined) throw refusal(key);
			return await Promise.resolve('done');
		};
		const take = async () => await withOptionalKeys(client, KEYS, send);
		return { client, take, tried };
	}

	it('are all sent when Cliq accepts them', async () => {
		const { take, tried } = await cliqWithout();
		expect(await take()).toBe('done');
		expect(tried).toEqual(['attachments broadcast']);
	});

	it.each([
		['broadcast', ['broadcast'], ['attachments']],
		['attachments', ['attachments'], ['broadcast']],
		['both', KEYS, ['broadcast', '']],
	])(
		'are omitted one after the other, and for the rest of the run: %s',
		async (_what, keys, then) => {
			const { client, take, tried } = await cliqWithout(...keys);
			expect([await take(), await take()]).toEqual(['done', 'done']);
			expect(tried).toEqual(['attachments broadcast', ...then, then.at(-1)]);
			expect(client.cache.refusedKeys).toEqual(new Set(keys));
		},
	);

	it('are not blamed for errors that also occur without them', async () => {
		const { client } = await on();
		const first = refusal('broadcast');
		const tried: string[] = [];
		const taking = withOptionalKeys(client, ['broadcast'], async (keys) => {
			tried.push(keys.join(' '));
			return await Promise.reject(keys.length > 0 ? first : refusal('text'));
		});
		expect(await problemOfPromise(taking)).toBe(first.problem);
		expect(tried).toEqual(['broadcast', '']);
		expect(client.cache.refusedKeys).toEqual(new Set());
	});

	it('are not omitted once something was sent, because it would arrive twice', async () => {
		const { client } = await on();
		const first = refusal('broadcast');
		const send = jest.fn(async () => {
			client.sent.parts++;
			return await Promise.reject<string>(first);
		});
		const taking = withOptionalKeys(client, KEYS, send);
		expect(await problemOfPromise(taking)).toBe(first.problem);
		expect(send).toHaveBeenCalledTimes(1);
	});

	it('are not omitted when the message may have arrived', async () => {
		const { client, requests } = await on([answer(502)]);
		const taking = withOptionalKeys(client, KEYS, async (keys) =>
			client.call(endpoint('messages.postToBot'), {
				path: { bot: 'supportbot' },
				body: Object.fromEntries(keys.map((key) => [key, true])),
			}),
		);
		expect(await problemOfPromise(taking)).toMatchObject({ kind: 'UNAVAILABLE' });
		expect(requests).toHaveLength(1);
	});

	it('are omitted, and an attempt that may have arrived is reported', async () => {
		const { client } = await on();
		const taking = withOptionalKeys(client, ['broadcast'], async (keys) => {
			if (keys.length > 0) throw refusal('broadcast');
			throw connectionLost('ECONNRESET', endpoint('messages.postToBot'), true);
		});
		const problem = await problemOfPromise(taking);
		expect(problem.kind).toBe('UNAVAILABLE');
		expect(problem.description).toContain('may still have reached Cliq');
	});
});

describe('text and files in one message', () => {
	const attachments = [fileOf('a.txt', ['x'])];
	const hi = (target: Target, options: SendOptions = {}) =>
		outgoing([{ text: 'Hi' }], target.type, options);

	it.each([
		[chat, '/api/v2/chats/CT_1/messages'],
		[channel, '/api/v2/channelsbyname/marketing/message'],
		[user, '/api/v2/buddies/scott%40zylker.com/message'],
	])('are sent to %j as in Zoho’s guide', async (target, path) => {
		const { client, requests } = await on([answer(200, { message_id: '1' })]);
		const message = hi(target, { senderName: 'R', markAsRead: false, returnMessageId: true });
		const answers = await postWithFiles(client, target, message, attachments);
		expect(answers).toEqual([{ message_id: '1' }]);
		expect(requests.map(pathOf)).toEqual([path]);
		expect(fieldsOf(requests[0])).toEqual([
			['text', 'Hi'],
			['bot', '{"name":"R"}'],
			['sync_message', 'true'],
			['attachments', 'a.txt'],
		]);
		expect(client.sent).toEqual({ items: 0, parts: 1, files: 1 });
	});

	it('are followed by the rest of a long text, which is not a reply', async () => {
		const { client, requests } = await on();
		const options = { replyTo: '7', returnMessageId: true };
		const message = outgoing([{ text: 'one' }, { text: 'two' }], chat.type, options);
		await postWithFiles(client, chat, message, attachments);
		expect(fieldsOf(requests[0])).toContainEqual(['reply_to', '7']);
		expect(bodiesOf(requests.slice(1))).toEqual([{ text: 'two', sync_message: true }]);
		expect(client.sent).toEqual({ items: 0, parts: 2, files: 1 });
	});

	it.each([
		['400', answer(400, { code: 'operation_failed' }), 'REJECTED'],
		['404', answer(404, { code: 'operation_failed' }), 'ENDPOINT_INVALID'],
	])('suggest separate messages when Cliq refuses them with %s', async (_status, reply, kind) => {
		const { client } = await on([reply]);
		const problem = await problemOfPromise(postWithFiles(client, chat, hi(chat), attachments));
		expect(problem.kind).toBe(kind);
		expect(problem.remedy).toMatch(/^Set the option "Send Attachments As" to "Share Files"/);
		expect(client.sent).toEqual(NOTHING);
	});

	it('suggest nothing when they fail for another reason', async () => {
		const { client } = await on([answer(403)]);
		const posting = postWithFiles(client, chat, hi(chat), attachments);
		expect((await problemOfPromise(posting)).remedy).not.toContain('Send Attachments As');
	});
});

describe('the plan of a delivery', () => {
	interface Case {
		readonly text?: string;
		readonly rich?: IDataObject;
		readonly files?: readonly OutgoingFile[];
		readonly sendTo?: TargetType;
		readonly options?: SendOptions;
		readonly mayBeComment?: boolean;
	}

	function plan({ text = 'Hi', rich, sendTo = 'user', options = {}, ...more }: Case) {
		const { files = [fileOf('a.txt', ['x'])], mayBeComment } = more;
		return planDelivery({ content: { text, rich }, files, sendTo, options, mayBeComment });
	}

	it.each<[string, Case, boolean]>([
		['for up to 1,000 characters', { text: 'a'.repeat(1000) }, true],
		['not for more', { text: 'a'.repeat(1001) }, false],
		['also when it is empty', { text: '' }, true],
		['not when its ID is requested', { options: { returnMessageId: true } }, false],
		['not when it is a reply', { options: { replyTo: '7' } }, false],
		['not when it is also posted elsewhere', { options: { postInParent: true } }, false],
		['when it marks as read', { sendTo: 'channel', options: { markAsRead: true } }, true],
		[
			'not in a chat that it marks as read: files cannot',
			{ sendTo: 'chat', options: { markAsRead: true } },
			false,
		],
		['not with a card', { rich: { card: {} } }, false],
		['not when it would not reach all', { mayBeComment: false }, false],
		['not when there are no files', { files: [] }, false],
		[
			'not when both are sent in one message',
			{ options: { attachmentDelivery: 'message' } },
			false,
		],
	])('has the text as the comment of the files %s', (_what, delivery, isComment) => {
		const { message, share } = plan(delivery);
		const { text = 'Hi', rich } = delivery;
		expect(message.bodies).toHaveLength(isComment ? 0 : 1);
		if (!isComment) expect(message.bodies[0]).toMatchObject({ ...rich, text });
		expect(share.comments).toEqual(share.files.map(() => (isComment ? text : '')));
	});

	it('has text and files in one request when that was chosen and there are files', () => {
		const options = { attachmentDelivery: 'message' } as const;
		expect(plan({ options }).inOneRequest).toBe(true);
		expect(plan({ options, files: [] }).inOneRequest).toBe(false);
		expect(plan({}).inOneRequest).toBe(false);
	});

	it('has up to 10 files in one request, and only with plain text', () => {
		const options = { attachmentDelivery: 'message' } as const;
		const files = Array.from({ length: 11 }, () => fileOf('a.txt', ['x']));
		expect(plan({ options, files: files.slice(1) }).inOneRequest).toBe(true);
		expect(problemOfCall(() => plan({ options, files }))).toMatchObject({
			kind: 'FILE_REJECTED',
			message: '11 files are too many for one message',
		});
		const problem = problemOfCall(() => plan({ options, rich: { card: {} } }));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(/^"Send Attachments As" must be "Share Files" for a card/);
	});

	it('requires a text unless files are sent', () => {
		expect(problemOfCall(() => plan({ text: ' ', files: [] })).message).toBe(
			'"Text" must not be empty',
		);
	});
});

describe('a message ID', () => {
	it.each([
		['1599387839188%20229293271789', '1599387839188_229293271789'],
		['1599387839188 229293271789', '1599387839188_229293271789'],
		['1599387839188_229293271789', '1599387839188_229293271789'],
		['1599387839188%2520229293271789', '1599387839188%2520229293271789'],
		['100%', '100%'],
		['', ''],
	])('has one spelling, and nothing else is decoded: %j', (id, decoded) => {
		expect(decodeMessageId(id)).toBe(decoded);
	});

	it.each([
		[{ message_id: '1%202' }, '1_2'],
		[{ id: '1 2' }, '1_2'],
		[{ message_id: 'a', id: 'b' }, 'a'],
		[{ message_id: '' }, undefined],
		[{ message_id: 7 }, undefined],
		[{}, undefined],
	])('is read from %j: %p', (body, id) => {
		expect(messageIdOf(body)).toBe(id);
	});
});
