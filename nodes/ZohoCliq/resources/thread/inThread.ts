import type { CliqClient } from '../../cliq/client';
import { threads } from '../../cliq/endpoints';
import type { JsonObject } from '../../cliq/json';
import { lists } from '../../cliq/lists';
import { pageOf } from '../../cliq/paging';
import type { Field } from '../../fields';
import { channelId, messageId, resolve } from '../../fields';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import { framed } from '../../messaging/frame';
import { hintsOn, hintsOnFormat } from '../../messaging/hints';
import { sendOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import type { OutgoingMessage } from '../../messaging/post';
import { outgoing, postMessage } from '../../messaging/post';
import { pickedName } from '../../messaging/target';
import type { Operation } from '../../operation/operation';

const sending = sendOptions({
	appKey: true,
	linkToExecution: true,
	longText: true,
	mentions: true,
	neutralizeMentions: true,
	postAsBot: true,
	postInParent: true,
	replyTo: true,
	returnMessageId: true,
	textFormat: true,
});

/** An operation that posts in the thread of a message. */
interface InThread extends Pick<Operation, 'name' | 'action' | 'description'> {
	/** A title for a thread that does not exist yet. */
	readonly title?: Field<string>;
}

/** @returns the operation that posts in the thread of a message of a channel; the first post starts the thread */
export function inThread({ title, ...words }: InThread): Operation {
	return {
		...words,
		endpoints: [threads.create],
		fields: [channelId, messageId, ...contentFields, ...(title ? [title] : [])],
		options: sending.fields,

		async run(item) {
			const { parameters } = item;
			const options = sending.read(item.options);
			const found = parameters.require(channelId);
			const main = parameters.require(messageId);
			const name = pickedName(parameters, channelId);
			const titled = title ? { title: parameters.read(title) } : {};
			const content = framed(item, readContent(item, options), options);
			const message = outgoing(messagesOf(content, options), 'channel', options);

			const client = await item.client();
			const channel = await resolve(client, found);
			const place = { channel, message: main, ...titled };
			const { texts, threadId } = await postInThread(client, place, message);
			const target = { type: 'channel', id: channel, name, chatId: threadId } as const;
			item.hint([
				...hintsOn({ target, texts }, client, content),
				...hintsOnFormat(content, options),
			]);
			return { ...toOutput({ target, texts }), ...(threadId && { threadId }) };
		},
	};
}

/** Where a thread starts. */
interface ThreadPlace {
	/** The channel's ID. */
	readonly channel: string;
	readonly message: string;
	readonly title?: string | undefined;
}

/**
 * Posts in the thread of a message. Each part names the message: Cliq starts its thread, or continues it.
 *
 * @returns Cliq's answers, and the thread's ID if it is known
 * @throws CliqError as the client does
 */
export async function postInThread(
	client: CliqClient,
	{ channel, message, title }: ThreadPlace,
	{ bodies, query }: OutgoingMessage,
): Promise<{ texts: JsonObject[]; threadId: string | undefined }> {
	const texts: JsonObject[] = [];
	for (const [index, part] of bodies.entries()) {
		const named = index === 0 && title !== undefined && { thread_title: title };
		const body = { ...part, thread_message_id: message, ...named };
		texts.push(await postMessage(client, threads.create, { path: { channel }, query, body }));
	}
	return { texts, threadId: await threadOf(client, channel, message, texts[0]) };
}

/**
 * The post is done, so this neither fails nor waits: it looks once, at the first page of the channel's threads.
 *
 * @returns the thread's id, which is that of its chat; undefined if it is not known
 */
async function threadOf(
	client: CliqClient,
	channel: string,
	message: string,
	{ chat_id: answered }: JsonObject = {},
): Promise<string | undefined> {
	if (typeof answered === 'string') return answered;
	const { threads: known } = client.cache;
	if (!known.has(message)) {
		const { endpoint, pagination } = lists.threads;
		const request = { path: { channel } };
		const page = pageOf(client.withoutWaiting(), endpoint, request, pagination);
		const { rows } = await page.catch(() => ({ rows: [] }));
		for (const { thread_message_id: from, chat_id: id } of rows) {
			if (typeof from === 'string' && typeof id === 'string') known.set(from, id);
		}
	}
	return known.get(message);
}
