import { lists } from '../../cliq/lists';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { timeRange } from './fields';
import { MESSAGE_KEYS, toMessageItem } from './records';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many messages',
	description: 'List the messages of a chat or channel, latest first',
	...lists.messages,
	path: { chat: chatId },
	query: timeRange,
	toItem: toMessageItem,
	simplify: MESSAGE_KEYS,
});
