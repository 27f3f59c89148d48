import type { IDataObject } from 'n8n-workflow';

import type { CliqClient, CliqRequest } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import * as endpoints from '../cliq/endpoints';
import type { Sent } from '../errors';
import { CliqError } from '../errors';
import type { JsonObject } from '../cliq/json';
import type { OutgoingFile } from '../cliq/upload';
import { MultipartBody } from '../cliq/upload';

export type TargetType = 'user' | 'channel' | 'chat' | 'bot';

/** Where something goes; `id` is what the path takes: email or ZUID, unique name, chat id, unique name. */
export interface Target {
	readonly type: TargetType;
	readonly id: string;
}

/** How a message or a file looks and arrives, as far as the caller asked for it. */
export interface Sender {
	/** Unique name of the bot that posts. */
	readonly postAsBot?: string;
	readonly name?: string;
	readonly imageUrl?: string;
	readonly markAsRead?: boolean;
}

/** Published: at most 10 files a request, each at most 50 MB. */
export const MAX_FILES_PER_REQUEST = 10;
export const MAX_FILE_MB = 50;

/** No limit is published for a file's comment, so only a short text travels as one. */
const MAX_COMMENT_LENGTH = 1000;

const MESSAGE_ENDPOINT = {
	user: endpoints.messages.postToUser,
	channel: endpoints.messages.postToChannel,
	chat: endpoints.messages.postToChat,
	bot: endpoints.messages.postToBot,
} as const satisfies Record<TargetType, Endpoint>;

const FILES_ENDPOINT = {
	user: endpoints.files.shareWithUser,
	channel: endpoints.files.shareWithChannel,
	chat: endpoints.files.shareWithChat,
	bot: endpoints.files.shareWithBot,
} as const satisfies Record<TargetType, Endpoint>;

/** What one message says: its text, and what stands beside it: `card`, `buttons`, `slides`. */
export interface MessageBody extends IDataObject {
	text: string;
}

/**
 * Posts messages, one after the other: several parts of a long text, say.
 *
 * @param messages at least one, each within Cliq's limits
 * @param everywhere further keys of every message's body
 * @param firstOnly further keys of the first message's body
 * @param sent counts what went out, so that an error midway can say it
 * @returns Cliq's answer for each message
 */
export async function postMessages(
	client: CliqClient,
	target: Target,
	messages: readonly MessageBody[],
	sender: Sender,
	everywhere: IDataObject,
	firstOnly: IDataObject,
	sent: Sent,
): Promise<JsonObject[]> {
	const answers: JsonObject[] = [];
	for (const [index, message] of messages.entries()) {
		const body = {
			...message,
			...messageSender(target, sender),
			...everywhere,
			...(index === 0 ? firstOnly : {}),
		};
		answers.push(
			await client.call(MESSAGE_ENDPOINT[target.type], {
				path: { [target.type]: target.id },
				query: messageQuery(target, sender),
				body,
			}),
		);
		sent.parts++;
	}
	return answers;
}

/** `mark_as_read` belongs into the query of channel posts and into the body elsewhere. [Zoho's OpenAPI] */
function messageSender({ type }: Target, sender: Sender): IDataObject {
	return {
		...(sender.name || sender.imageUrl
			? { bot: withoutEmpty({ name: sender.name, image: sender.imageUrl }) }
			: {}),
		...(sender.markAsRead && type !== 'channel' ? { mark_as_read: true } : {}),
	};
}

/** A bot posts in channels and, by their chat, in threads: no other operation offers one. [Zoho's OpenAPI] */
function messageQuery({ type }: Target, sender: Sender): CliqRequest['query'] {
	return {
		bot_unique_name: sender.postAsBot || undefined,
		mark_as_read: (type === 'channel' && sender.markAsRead) || undefined,
	};
}

/**
 * Posts a text with files in one multipart request, as a guide shows it. In no document of Zoho, and
 * refused by some live organizations: the error then names the other way.
 */
export async function postTextWithFiles(
	client: CliqClient,
	target: Target,
	text: string,
	files: readonly OutgoingFile[],
	sender: Sender,
	keys: IDataObject,
	sent: Sent,
): Promise<JsonObject> {
	const body = new MultipartBody();
	for (const [key, value] of Object.entries({ text, ...messageSender(target, sender), ...keys })) {
		body.append(key, typeof value === 'string' ? value : JSON.stringify(value));
	}
	for (const file of files) body.append('attachments', file);
	// The guide shows it for chats only, under a path of its own.
	const endpoint =
		target.type === 'chat' ? endpoints.messages.postWithFilesToChat : MESSAGE_ENDPOINT[target.type];
	const answer = await client
		.call(endpoint, {
			path: { [target.type]: target.id },
			query: messageQuery(target, sender),
			body,
		})
		.catch(explainOtherWay);
	sent.parts++;
	sent.files += files.length;
	return answer;
}

function explainOtherWay(error: unknown): never {
	const isRefusal =
		error instanceof CliqError && ['REJECTED', 'ENDPOINT_INVALID'].includes(error.problem.kind);
	if (!isRefusal) throw error;
	throw error.with({
		remedy: `Set the option "Attachment Delivery" to "Share Files": not every Cliq takes text and files in one message. ${error.problem.remedy}`,
	});
}

/**
 * @param keys of the message's body that were asked for beside the text
 * @returns whether sharing the files with the text as the first one's comment says all that was asked
 */
export function fitsComment(
	text: string,
	{ type }: Pick<Target, 'type'>,
	sender: Sender,
	keys: IDataObject,
): boolean {
	// Files in a chat cannot be marked as read. [Zoho's OpenAPI]
	const carriesMark = type !== 'chat' || !sender.markAsRead;
	return text.length <= MAX_COMMENT_LENGTH && carriesMark && Object.keys(keys).length === 0;
}

/**
 * Shares files, up to Cliq's 10 a request, more in further requests, in order.
 *
 * @param comments one for each file; an empty string for none
 * @param subscriber the one subscriber of a bot that gets them; undefined for all
 * @returns Cliq's answer for each request
 */
export async function shareFiles(
	client: CliqClient,
	target: Target,
	files: readonly OutgoingFile[],
	comments: readonly string[],
	sender: Sender,
	subscriber: string | undefined,
	sent: Sent,
): Promise<JsonObject[]> {
	const answers: JsonObject[] = [];
	for (let start = 0; start < files.length; start += MAX_FILES_PER_REQUEST) {
		const batch = files.slice(start, start + MAX_FILES_PER_REQUEST);
		const fields = {
			comments: commentsField(comments.slice(start, start + batch.length)),
			bot_unique_name: sender.postAsBot,
			bot_name: sender.name,
			bot_image: sender.imageUrl,
			mark_as_read: sender.markAsRead && target.type !== 'chat' ? 'true' : undefined,
			user_id: subscriber,
		};
		answers.push(await shareBatch(client, target, batch, fields, sent));
		sent.files += batch.length;
	}
	return answers;
}

/** @returns comments for files of which the first carries the text */
export function commentOnFirst(files: readonly OutgoingFile[], text: string): string[] {
	return files.map((_, index) => (index === 0 ? text : ''));
}

/** Always a JSON array, one for each file: Cliq refuses a bare string. [reported live] */
function commentsField(comments: readonly string[]): string | undefined {
	return comments.some((comment) => comment !== '') ? JSON.stringify(comments) : undefined;
}

async function shareBatch(
	client: CliqClient,
	target: Target,
	files: readonly OutgoingFile[],
	fields: Readonly<Record<string, string | undefined>>,
	sent: Sent,
): Promise<JsonObject> {
	// The schema and live organizations say `files`, the document's example and another node `file`.
	return await withOptionalKeys(client, ['files'], sent, async ([partName = 'file']) => {
		const body = new MultipartBody();
		for (const file of files) body.append(partName, file);
		for (const [name, value] of Object.entries(fields)) if (value) body.append(name, value);
		const path = { [target.type]: target.id };
		return await client.call(FILES_ENDPOINT[target.type], { path, body });
	});
}

/**
 * Sends with keys that not every Cliq knows, and without one after another that Cliq surely refuses.
 * That is remembered for the run, once it helped. Where something has gone out already there is no
 * second try: it would arrive twice.
 *
 * @param keys in the order in which they can best be done without
 * @param send sends with the keys it is given
 */
export async function withOptionalKeys<T>(
	client: CliqClient,
	keys: readonly string[],
	sent: Sent,
	send: (keys: readonly string[]) => Promise<T>,
): Promise<T> {
	const { refusedKeys } = client.cache;
	const before = sent.parts + sent.files;
	const attempt = async (left: readonly string[]): Promise<T> =>
		await send(left).catch(async (error: unknown) => {
			const refused = refusedKeyOf(error, left);
			if (refused === undefined || sent.parts + sent.files !== before) throw error;
			const result = await attempt(left.filter((key) => key !== refused)).catch(
				(second: unknown) => {
					// The first refusal explains more than a second one, but not more than a lost message.
					throw wasRefused(second) && sent.parts + sent.files === before ? error : second;
				},
			);
			refusedKeys.add(refused);
			return result;
		});
	return await attempt(keys.filter((key) => !refusedKeys.has(key)));
}

/**
 * @returns which of the keys Cliq surely refused a request for: the one it names, as in "'chatid' is an
 * extra key in the JSON Object." [reported live]; where it names none, the first
 */
export function refusedKeyOf(error: unknown, keys: readonly string[]): string | undefined {
	if (!wasRefused(error)) return undefined;
	const { code, message } = error.refusal ?? { code: null, message: '' };
	if (!/^(extra_(key|param)_found|param_missing)$/.test(code ?? '')) return undefined;
	const named = keys.find((key) => new RegExp(`\\b${key.replace(/s$/, '')}s?\\b`).test(message));
	const namesAnother = /['"\u2018\u201c]\w+['"\u2019\u201d]/.test(message);
	return named ?? (namesAnother ? undefined : keys[0]);
}

function wasRefused(error: unknown): error is CliqError {
	return error instanceof CliqError && error.problem.kind === 'REJECTED';
}

function withoutEmpty(values: Readonly<Record<string, string | undefined>>): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}
