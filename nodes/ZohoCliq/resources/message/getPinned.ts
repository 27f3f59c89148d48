import { lists } from '../../cliq/lists';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { readPins } from './pins';
import { toMessageItem } from './records';

export const getPinned = restOperation({
	name: 'Get Pinned',
	action: 'Get pinned messages',
	description: 'List the pinned messages of a chat or channel',
	...lists.pins,
	path: { chat: chatId },
	read: readPins,
	toItem: toMessageItem,
});
