import type { JsonObject } from '../../cliq/json';
import { isJsonObject, known } from '../../cliq/json';
import { sharedFileOf, textOf } from '../../cliq/messages';
import { decodeMessageId } from '../../cliq/messageId';
import type { RequestDraft } from '../../operation/request';

/** Commonly used keys of a message. */
export const MESSAGE_KEYS = [
	'messageId',
	'chatId',
	'threadId',
	'time',
	'type',
	'sender',
	'text',
	'file',
];

/**
 * Cliq's messages do not include their chat.
 *
 * @returns the message as returned by Cliq, with what the next node needs to use it
 */
export function toMessageItem(message: JsonObject, { path }: RequestDraft): JsonObject {
	const text = textOf(message);
	const file = sharedFileOf(message);
	const { thread_information: thread } = message;
	return {
		...message,
		...(typeof message.id === 'string' && { messageId: decodeMessageId(message.id) }),
		...(path.chat !== undefined && { chatId: path.chat }),
		...(isJsonObject(thread) && { threadId: thread.chat_id }),
		...(text !== undefined && { text }),
		...(file !== undefined && { file }),
	};
}

/** What Simplify keeps of messages from all conversations. */
export const FOUND_KEYS = [
	'messageId',
	'chatId',
	'chatTitle',
	'time',
	'type',
	'sender',
	'text',
	'file',
	'activity_type',
	'star_information',
];

/**
 * Searches, stars and mentions name the message and its chat differently. [Zoho's OpenAPI, v3]
 *
 * @returns the message as found, with what the next node needs to use it
 */
export function toFoundItem(found: JsonObject): JsonObject {
	const message = isJsonObject(found.message) ? found.message : found;
	const chat = [found.chat, found.chat_information].find(isJsonObject) ?? {};
	const { time, type, sender, content } = message;
	const {
		file_name: name,
		file_type: fileType,
		file_size: size,
		file_url: url,
	} = asObject(content);
	const named = known({ name, type: fileType, size, url });
	const file = sharedFileOf(message) ?? (name === undefined ? undefined : named);
	const text = textOf(message);
	return {
		...found,
		...known({ time, type, sender, text, file }),
		...known({
			messageId: idIn(message.message_id ?? message.id),
			chatId: found.chat_id ?? chat.chat_id ?? chat.id,
			chatTitle: found.chat_title ?? chat.title,
		}),
	};
}

const asObject = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

const idIn = (id: unknown) => (typeof id === 'string' ? decodeMessageId(id) : id);
