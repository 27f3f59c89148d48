import { withAliases } from '../../cliq/aliases';
import type { JsonObject } from '../../cliq/json';

/** What Simplify keeps of a thread. */
export const THREAD_KEYS = [
	'threadId',
	'chatId',
	'messageId',
	'title',
	'thread_state',
	'is_follower',
	'follower_count',
	'parent_message_sender',
	'last_message_information',
];

/** @returns the thread with the IDs that the next node needs: its own, and that of the message it started from */
export function toThreadItem(thread: JsonObject): JsonObject {
	return withAliases(thread, {
		threadId: 'chat_id',
		chatId: 'chat_id',
		messageId: 'thread_message_id',
	});
}
