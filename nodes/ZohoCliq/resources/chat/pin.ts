import { chats } from '../../cliq/endpoints';
import { chatId, trimmed } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const pin = restOperation({
	name: 'Pin',
	action: 'Pin chat',
	description: 'Pin a chat to the sidebar of the connected account',
	endpoint: chats.pin,
	path: { chat: chatId },
	body: {
		category_id: trimmed({
			name: 'folderId',
			description: 'Folder of chats to pin it in; under My Pins by default',
			placeholder: 'e.g. 2890538000000011111',
		}),
	},
});
