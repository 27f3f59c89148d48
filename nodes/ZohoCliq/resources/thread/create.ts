import type { CliqClient } from '../../cliq/client';
import { threads } from '../../cliq/endpoints';
import type { JsonObject } from '../../cliq/json';
import { lists } from '../../cliq/lists';
import { pageOf } from '../../cliq/paging';
import { invalidInput } from '../../errors';
import { channelId, messageId, resolve, text } from '../../fields';
import type { Content, MessageBody } from '../../messaging/content';
import { contentFields, inOneText, messagesOf, readContent } from '../../messaging/content';
import type { SendOptions } from '../../messaging/options';
import { framed } from '../../messaging/frame';
import { sendOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import { outgoing, postMessage } from '../../messaging/post';
import { pickedName } from '../../messaging/target';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { TEXT } from '../../messaging/text/text';
import type { Operation } from '../../operation/operation';

const threadTitle = text({
	name: 'threadTitle',
	placement: 'form',
	description: 'Title of the thread. Leave empty to use the text of the message.',
	placeholder: 'e.g. Final Report Submission',
	max: 100,
});

const sending = sendOptions({
	appKey: true,
	linkToExecution: true,
	mentions: true,
	neutralizeMentions: true,
	postAsBot: true,
	postInParent: true,
	replyTo: true,
	returnMessageId: true,
	textFormat: true,
});

export const create: Operation = {
	name: 'Create',
	action: 'Create thread',
	description: 'Start a thread from a message, or post into the one it has',
	endpoints: [threads.create],
	fields: [channelId, messageId, ...contentFields, threadTitle],
	options: sending.fields,

	async run(item) {
		const { parameters } = item;
		const options = sending.read(item.options);
		const found = parameters.require(channelId);
		const startedFrom = parameters.require(messageId);
		const name = pickedName(parameters, channelId);
		const thread = {
			thread_message_id: startedFrom,
			thread_title: parameters.read(threadTitle),
		};
		const message = oneMessage(framed(item, readContent(item, options), options), options);
		const { bodies, query } = outgoing([message], 'channel', options);

		const client = await item.client();
		const channel = await resolve(client, found);
		const body = { ...bodies[0], ...thread };
		const path = { channel };
		const answer = await postMessage(client, threads.create, { path, query, body });
		const chatId = await threadOf(client, channel, startedFrom, answer);
		const target = { type: 'channel', id: channel, name, chatId } as const;
		return { ...toOutput({ target, texts: [answer] }), ...(chatId && { threadId: chatId }) };
	},
};

/**
 * The post is done, so this neither fails nor waits: it looks once, at the first page of the channel's threads.
 *
 * @returns the thread's id, which is that of its chat; undefined if it is not known
 */
async function threadOf(
	client: CliqClient,
	channel: string,
	message: string,
	{ chat_id: answered }: JsonObject,
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

/** A thread starts with one message: where a second one would go is not known in advance. */
function oneMessage(content: Content, options: SendOptions): MessageBody {
	const [first, ...others] = messagesOf(inOneText(content), options);
	if (first && others.length === 0) return first;
	throw invalidInput(
		TEXT,
		`is ${content.text.length} characters long; the maximum for the first message of a thread is ${MAX_TEXT_LENGTH}`,
		'Shorten it, or send the rest with Thread: Reply.',
	);
}
