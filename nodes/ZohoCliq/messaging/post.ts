import type { IDataObject } from 'n8n-workflow';

import type { CliqClient, CliqRequest } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import { messages as endpoints } from '../cliq/endpoints';
import type { JsonObject } from '../cliq/json';
import type { OutgoingFile } from '../cliq/upload';
import { MultipartBody } from '../cliq/upload';
import { CliqError } from '../errors';
import type { MessageBody } from './content';
import type { SendOptions } from './options';
import type { Target, TargetType } from './target';

const ENDPOINTS: Readonly<Record<TargetType, Endpoint>> = {
	user: endpoints.postToUser,
	channel: endpoints.postToChannel,
	chat: endpoints.postToChat,
	bot: endpoints.postToBot,
};

/** Messages on their way, one after the other: several parts of a long text, say. */
export interface OutgoingMessage {
	/** Whole bodies, each within Cliq's limits. */
	readonly bodies: readonly MessageBody[];
	readonly query: CliqRequest['query'];
}

/**
 * @param bodies what the messages say
 * @returns them as they look and arrive by the user's options; only the first one is a reply
 */
export function outgoing(
	bodies: readonly MessageBody[],
	sendTo: TargetType,
	options: SendOptions,
): OutgoingMessage {
	const keys = keysOf(sendTo, options);
	const reply = options.replyTo ? { reply_to: options.replyTo } : {};
	return {
		bodies: bodies.map((body, index) => ({ ...body, ...keys, ...(index === 0 && reply) })),
		query: queryOf(sendTo, options),
	};
}

/** `mark_as_read` belongs into the query of channel posts and into the body elsewhere. [Zoho's OpenAPI] */
function keysOf(sendTo: TargetType, options: SendOptions): IDataObject {
	const { senderName: name, senderImageUrl: image } = options;
	const keys: IDataObject = {};
	if (name || image) keys.bot = { name, image };
	if (options.markAsRead && sendTo !== 'channel') keys.mark_as_read = true;
	if (options.returnMessageId) keys.sync_message = true;
	if (options.postInParent) keys.post_in_parent = true;
	return keys;
}

/** A bot posts in channels and, by their chat, in threads: no other operation offers one. [Zoho's OpenAPI] */
function queryOf(sendTo: TargetType, { postAsBot, markAsRead }: SendOptions): CliqRequest['query'] {
	return {
		bot_unique_name: postAsBot || undefined,
		mark_as_read: (sendTo === 'channel' && markAsRead) || undefined,
	};
}

/**
 * Posts messages; the client counts them.
 *
 * @returns Cliq's answer for each message
 * @throws CliqError as {@link CliqClient.call} does
 */
export async function postMessages(
	client: CliqClient,
	{ type, id }: Target,
	{ bodies, query }: OutgoingMessage,
): Promise<JsonObject[]> {
	const path = { [type]: id };
	const answers: JsonObject[] = [];
	for (const body of bodies) {
		answers.push(await client.call(ENDPOINTS[type], { path, query, body }));
		client.sent.parts++;
	}
	return answers;
}

/**
 * Posts a text with files in one multipart request, as a guide shows it, and the rest of a long text after
 * it. In no document of Zoho, and refused by some live organizations: the error then names the other way.
 *
 * @returns Cliq's answer for each message
 * @throws CliqError as {@link CliqClient.call} does
 */
export async function postWithFiles(
	client: CliqClient,
	target: Target,
	{ bodies: [first, ...others], query }: OutgoingMessage,
	files: readonly OutgoingFile[],
): Promise<JsonObject[]> {
	const { type, id } = target;
	const body = new MultipartBody();
	for (const [key, value] of Object.entries(first ?? {})) {
		body.append(key, typeof value === 'string' ? value : JSON.stringify(value));
	}
	for (const file of files) body.append('attachments', file);
	// The guide shows it for chats only, under a path of its own.
	const endpoint = type === 'chat' ? endpoints.postWithFilesToChat : ENDPOINTS[type];
	const answer = await client
		.call(endpoint, { path: { [type]: id }, query, body })
		.catch(explainOtherWay);
	client.sent.parts++;
	client.sent.files += files.length;
	return [answer, ...(await postMessages(client, target, { bodies: others, query }))];
}

function explainOtherWay(error: unknown): never {
	const isRefusal =
		error instanceof CliqError && ['REJECTED', 'ENDPOINT_INVALID'].includes(error.problem.kind);
	if (!isRefusal) throw error;
	const otherWay =
		'Set the option "Attachment Delivery" to "Share Files": not every Cliq takes text and files in one message.';
	throw error.with({ remedy: `${otherWay} ${error.problem.remedy}` });
}
