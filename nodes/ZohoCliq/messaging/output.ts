import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { decodeMessageId, messageIdOf } from '../cliq/messageId';
import type { OutgoingFile } from '../cliq/upload';
import type { Target } from './target';

/** The results of a send, request by request. */
export interface Delivery {
	readonly target: Target;
	/** Cliq's response to each text message. */
	readonly texts?: readonly JsonObject[];
	/** Cliq's response to each request with files. */
	readonly shares?: readonly JsonObject[];
	readonly files?: readonly OutgoingFile[];
}

/** A recipient of a bot's message. */
type Recipient = Readonly<{ userId: string; chatId?: string; messageId?: string }>;

/**
 * Builds a send's output: Cliq's own fields under their own names, and the node's, which win on a clash.
 * Ids appear only if Cliq returned them.
 */
export function toOutput({ target, texts = [], shares = [], files = [] }: Delivery): IDataObject {
	const answers = [...texts, ...shares];
	const recipients = merge(answers.flatMap(recipientsOf));
	const only = recipients.length === 1 ? recipients[0] : undefined;
	const messageId = (texts[0] && messageIdOf(texts[0])) ?? only?.messageId;
	const chatId = answers.map((answer) => answer.chat_id).find(isText) ?? only?.chatId;
	// With several responses, the fields of the first one win.
	const output = Object.assign({}, ...answers.reverse()) as IDataObject;
	output.success = true;
	output.sentTo = { ...target };
	if (messageId !== undefined) output.messageId = messageId;
	if (chatId !== undefined) output.chatId = chatId;
	if (recipients.length > 0) output.recipients = recipients;
	if (files.length > 0) {
		output.files = files.map(({ name, mimeType, bytes }) => ({ name, mimeType, bytes }));
	}
	if (texts.length > 1) output.parts = texts.map(part);
	return output;
}

function part(answer: JsonObject): IDataObject {
	const [only, ...others] = recipientsOf(answer);
	const messageId = messageIdOf(answer) ?? (others.length === 0 ? only?.messageId : undefined);
	return messageId === undefined ? {} : { messageId };
}

/**
 * Reads the recipients of a bot's message: `message_details` by user id if message ids were requested,
 * otherwise the ids as a list or as comma-separated text. [Zoho's OpenAPI, live answers]
 */
function recipientsOf(answer: JsonObject): Recipient[] {
	if (isJsonObject(answer.message_details)) {
		return Object.entries(answer.message_details).map(([userId, details]) => {
			const { chat_id: chatId, message_id: messageId } = isJsonObject(details) ? details : {};
			return {
				userId,
				...(isText(chatId) && { chatId }),
				...(isText(messageId) && { messageId: decodeMessageId(messageId) }),
			};
		});
	}
	const ids = answer.user_ids ?? answer.userids;
	const list: unknown[] = Array.isArray(ids) ? ids : isText(ids) ? ids.split(',') : [];
	return list.map((id) => ({ userId: String(id).trim() }));
}

/** Each user once, with the ids of their first message. */
function merge(recipients: readonly Recipient[]): Recipient[] {
	const byUser = new Map<string, Recipient>();
	for (const recipient of recipients) {
		byUser.set(recipient.userId, { ...recipient, ...byUser.get(recipient.userId) });
	}
	return [...byUser.values()];
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
