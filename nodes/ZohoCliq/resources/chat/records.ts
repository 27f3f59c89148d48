import { withAliases } from '../../cliq/aliases';
import type { JsonObject } from '../../cliq/json';

/** What Simplify keeps of a chat. */
const CHAT_KEYS = [
	'chatId',
	'name',
	'chat_type',
	'participant_count',
	'recipients_summary',
	'last_message_info',
	'pinned',
	'unread_message_count',
	'creation_time',
	'created_time',
	'last_modified_time',
];

/** How operations return chats. */
export const simplifiedChat = {
	toItem: (chat: JsonObject) => withAliases(chat, { chatId: 'chat_id' }),
	simplify: CHAT_KEYS,
};
