import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject, without } from '../cliq/json';
import { decodeMessageId, messageIdOf, timeInMessageId } from '../cliq/messageId';
import { isoTime } from '../cliq/times';
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
 * Builds a send's output: first the node's own fields, which win on a clash, then Cliq's under their own names.
 * Ids appear only if Cliq returned them, or if they were known before.
 */
export function toOutput({ target, texts = [], shares = [], files = [] }: Delivery): IDataObject {
	const answers = [...texts, ...shares];
	const recipients = merge(answers.flatMap(recipientsOf));
	const only = recipients.length === 1 ? recipients[0] : undefined;
	const messageId = (texts[0] && messageIdOf(texts[0])) ?? only?.messageId;
	const answered = answers.map((answer) => answer.chat_id).find(isText);
	const chatId = answered ?? only?.chatId ?? target.chatId;
	const time = isoTime(timeInMessageId(messageId));
	const { type, id, name } = target;
	const own = {
		success: true,
		...(messageId !== undefined && { messageId }),
		...(chatId !== undefined && { chatId }),
		sentTo: { type, id, ...(name !== undefined && { name }) },
		...(time !== undefined && { time }),
	};
	// With several responses, the fields of the first one win.
	const others: object[] = [...texts.map(withoutIds), ...shares].reverse();
	const output = Object.assign({}, own, ...others, own) as IDataObject;
	if (recipients.length > 0) output.recipients = recipients;
	if (files.length > 0) {
		output.files = files.map(({ name, mimeType, bytes }) => ({ name, mimeType, bytes }));
	}
	if (texts.length > 1) output.parts = texts.map(part);
	return output;
}

/** The output has them under names of its own. */
function withoutIds(answer: JsonObject): JsonObject {
	return without(answer, 'message_id', 'id', 'chat_id');
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
