import { lists } from '../../cliq/lists';
import { chatId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { timeRange } from './fields';
import { MESSAGE_KEYS, toMessageItem } from './records';

/** `GET /chats/{chat id}/messages`: at most 100 at once, the latest first */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many messages',
	description: 'List the messages of a chat or channel, the latest first',
	...lists.messages,
	path: { chat: chatId },
	query: timeRange,
	toItem: toMessageItem,
	simplify: MESSAGE_KEYS,
});
