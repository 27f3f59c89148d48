import { messages } from '../../cliq/endpoints';
import { filesLatestFirst } from '../../cliq/messages';
import { chatId } from '../../fields/pickers';
import { timeRange } from '../message/fields';
import { restOperation } from '../../operation/restOperation';
import { toFileItem } from './records';

/** Only those with a file are given. */
export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many files',
	description: 'List the files that were shared in a chat or channel, the latest first',
	endpoint: messages.getMany,
	path: { chat: chatId },
	query: timeRange,
	pagination: filesLatestFirst,
	toItem: toFileItem,
});
