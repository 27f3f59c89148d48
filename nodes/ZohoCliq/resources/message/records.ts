import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
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

/** @returns the item for a chat's pinned message, which may be missing [live] */
export function toPinnedItem(pin: JsonObject): JsonObject {
	const { message } = pin;
	const id = isJsonObject(message) ? message.msguid : undefined;
	return {
		...pin,
		isPinned: isJsonObject(message),
		...(typeof id === 'string' && { messageId: decodeMessageId(id) }),
	};
}
