import { messages } from '../../cliq/endpoints';
import { filesLatestFirst } from '../../cliq/messages';
import { chatId } from '../../fields/ids';
import { timeRange } from '../message/fields';
import { ordinary } from '../../operation/restOperation';
import { toFileItem } from './records';

/** `GET /chats/{chat id}/messages`, of which only those with a file are given */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many files',
	description: 'List the files that were shared in a chat or channel, the latest first',
	endpoint: messages.getMany,
	path: { chat: chatId },
	query: timeRange,
	pagination: filesLatestFirst,
	toItem: toFileItem,
});
