import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { textOf } from '../../cliq/messages';
import { listedId } from '../../fields';
import type { RequestDraft } from '../../operation/request';

const about = {
	name: 'scheduledMessage',
	words: 'scheduled message',
	search: 'searchScheduledMessages',
	example: '84fe7397-ab35-4aef-8bf7-944d688857af',
	hint: 'Returned by Message: Schedule and Scheduled Message: Get Many',
};

/** A message that waits to be sent. */
export const scheduledMessageId = listedId(about);

/** Commonly used keys of a scheduled message. */
export const SCHEDULED_KEYS = [
	'scheduledMessageId',
	'chatId',
	'time',
	'timezone',
	'schedule_status',
	'text',
	'file_name',
	'creator',
	'created_time',
];

/** @returns the message as returned by Cliq, with what the next node needs; only a chat's list names the chat */
export function toScheduledItem(scheduled: JsonObject, { path }: RequestDraft): JsonObject {
	const { id, message } = scheduled;
	const { content } = isJsonObject(message) ? message : {};
	const text = textOf({ content });
	return {
		...scheduled,
		...(typeof id === 'string' && { scheduledMessageId: id }),
		...(path.chat !== undefined && { chatId: path.chat }),
		...(text !== undefined && { text }),
		...(isJsonObject(content) && { file_name: content.file_name }),
	};
}
