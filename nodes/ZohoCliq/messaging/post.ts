import type { IDataObject } from 'n8n-workflow';

import type { CliqClient, CliqRequest } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import { messages as endpoints } from '../cliq/endpoints';
import { callEitherWay, extensionKey } from '../cliq/fallback';
import type { JsonObject } from '../cliq/json';
import type { OutgoingFile } from '../cliq/upload';
import { MultipartBody } from '../cliq/upload';
import { CliqError } from '../errors';
import { SHARE_CHOICE } from '../words';
import type { MessageBody } from './content';
import { withOptionalKeys } from './optionalKeys';
import type { SendOptions } from './options';
import { labelOf } from './options';
import type { Target, TargetType } from './target';

const ENDPOINTS: Readonly<Record<TargetType, Endpoint>> = {
	user: endpoints.postToUser,
	channel: endpoints.postToChannel,
	chat: endpoints.postToChat,
	bot: endpoints.postToBot,
};

/** Messages to send, one after the other: parts of a long text, for example. */
export interface OutgoingMessage {
	/** Complete bodies, each within Cliq's limits. */
	readonly bodies: readonly MessageBody[];
	readonly query: CliqRequest['query'];
}

/**
 * Waits for the message's id unless the options say otherwise.
 *
 * @param bodies the content of the messages
 * @returns the messages with the user's options applied; only the first one is a reply
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

/** `mark_as_read` goes into the query for channel posts, into the body elsewhere. [Zoho's OpenAPI] */
function keysOf(sendTo: TargetType, options: SendOptions): IDataObject {
	const { senderName: name, senderImageUrl: image } = options;
	const keys: IDataObject = {};
	if (name || image) keys.bot = { name, image };
	if (options.markAsRead && sendTo !== 'channel') keys.mark_as_read = true;
	if (options.returnMessageId ?? true) keys.sync_message = true;
	if (options.postInParent) keys.post_in_parent = true;
	return keys;
}

/** A bot posts in channels and, by their chat, in threads. [Zoho's OpenAPI] */
function queryOf(
	sendTo: TargetType,
	{ appKey, postAsBot, markAsRead }: SendOptions,
): CliqRequest['query'] {
	return {
		bot_unique_name: postAsBot || undefined,
		appkey: appKey || undefined,
		mark_as_read: (sendTo === 'channel' && markAsRead) || undefined,
	};
}

/**
 * Posts messages; the client counts them.
 *
 * @param endpoint another than usual for this kind of target
 * @returns Cliq's response to each message
 * @throws CliqError as {@link CliqClient.call} does
 */
export async function postMessages(
	client: CliqClient,
	{ type, id }: Target,
	{ bodies, query }: OutgoingMessage,
	endpoint = ENDPOINTS[type],
): Promise<JsonObject[]> {
	const path = { [type]: id };
	const answers: JsonObject[] = [];
	for (const body of bodies) {
		answers.push(await postMessage(client, endpoint, { path, query, body }));
	}
	return answers;
}

/**
 * Posts one message; the client counts it. A Cliq that does not accept the wait for the message's id gets the
 * message without it.
 *
 * @returns Cliq's response
 * @throws CliqError as {@link CliqClient.call} does
 */
export async function postMessage(
	client: CliqClient,
	endpoint: Endpoint,
	request: Pick<CliqRequest, 'path' | 'query'> & { readonly body: IDataObject },
): Promise<JsonObject> {
	const answer = await waiting(client, request.body, async (body) =>
		callEitherWay(client, endpoint, { ...request, body }, extensionKey),
	);
	client.sent.parts++;
	return answer;
}

/** Sends a body, without the wait for the message's id if Cliq does not accept it. */
async function waiting(
	client: CliqClient,
	body: IDataObject,
	send: (body: IDataObject) => Promise<JsonObject>,
): Promise<JsonObject> {
	const { sync_message: waits, ...others } = body;
	const optional = waits ? ['sync_message'] : [];
	return await withOptionalKeys(client, optional, async ([key]) => await send(key ? body : others));
}

/**
 * Posts a text with files in one multipart request, as shown in a guide, followed by the rest of a long
 * text. Undocumented by Zoho and refused by some live organizations; the error then names the alternative.
 *
 * @returns Cliq's response to each message
 * @throws CliqError as {@link CliqClient.call} does
 */
export async function postWithFiles(
	client: CliqClient,
	target: Target,
	{ bodies: [first, ...others], query }: OutgoingMessage,
	files: readonly OutgoingFile[],
): Promise<JsonObject[]> {
	const { type, id } = target;
	// The guide shows it only for chats, under a path of its own.
	const endpoint = type === 'chat' ? endpoints.postWithFilesToChat : ENDPOINTS[type];
	const answer = await waiting(client, { ...first }, async (content) => {
		const body = multipart(content, files);
		return await client.call(endpoint, { path: { [type]: id }, query, body });
	}).catch(explainOtherWay);
	client.sent.parts++;
	client.sent.files += files.length;
	return [answer, ...(await postMessages(client, target, { bodies: others, query }))];
}

function multipart(content: IDataObject, files: readonly OutgoingFile[]): MultipartBody {
	const body = new MultipartBody();
	for (const [key, value] of Object.entries(content)) {
		body.append(key, typeof value === 'string' ? value : JSON.stringify(value));
	}
	for (const file of files) body.append('attachments', file);
	return body;
}

function explainOtherWay(error: unknown): never {
	const isRefusal =
		error instanceof CliqError && ['REJECTED', 'ENDPOINT_INVALID'].includes(error.problem.kind);
	if (!isRefusal) throw error;
	const otherWay = `Set the option "${labelOf('attachmentDelivery')}" to "${SHARE_CHOICE}": not every Cliq accepts text and files in one message.`;
	throw error.with({ remedy: `${otherWay} ${error.problem.remedy}` });
}
