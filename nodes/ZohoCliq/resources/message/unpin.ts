import { chats } from '../../cliq/endpoints';
import { decodeMessageId } from '../../cliq/messageId';
import { chatId, mapped } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { pinned, removePin } from './pins';

export const unpin = restOperation({
	name: 'Unpin',
	action: 'Unpin message',
	description: 'Unpin a message of a chat or channel',
	endpoint: chats.removePins,
	path: { chat: chatId },
	body: { message_ids: mapped(pinned, (id) => [decodeMessageId(id.trim())]) },
	send: removePin,
	echo: ({ body }) => {
		const [messageId] = (body.message_ids ?? []) as string[];
		return messageId === undefined ? {} : { messageId };
	},
});
