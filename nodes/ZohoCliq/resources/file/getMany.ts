import { messages } from '../../cliq/endpoints';
import { filesLatestFirst } from '../../cliq/messages';
import { chatId } from '../../fields';
import { timeRange } from '../message/fields';
import { restOperation } from '../../operation/restOperation';
import { toFileItem } from './records';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many files',
	description: 'List the files shared in a chat or channel, latest first',
	endpoint: messages.getMany,
	path: { chat: chatId },
	query: timeRange,
	pagination: filesLatestFirst,
	toItem: toFileItem,
});
