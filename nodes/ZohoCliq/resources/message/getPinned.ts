import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { toPinnedItem } from './records';

/** `GET /chats/{chat id}/stickymessage` */
export const getPinned = ordinary({
	name: 'Get Pinned',
	action: 'Get pinned message',
	description: 'Read the message that is pinned in a chat or channel',
	endpoint: chats.getPinnedMessage,
	path: { chat: chatId },
	toItem: toPinnedItem,
});
