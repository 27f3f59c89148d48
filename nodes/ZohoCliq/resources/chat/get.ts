import { chats } from '../../cliq/endpoints';
import { chatId, list } from '../../fields';
import { FIELDS_TO_RETURN } from '../../operation/listing';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChat } from './records';

export const get = restOperation({
	name: 'Get',
	action: 'Get chat',
	description: 'Get a chat, with its last message and the number of unread ones',
	endpoint: chats.get,
	path: { chat: chatId },
	constants: { include: 'last_message_info' },
	query: {
		fields: list({
			...FIELDS_TO_RETURN,
			max: 20,
			description: "Comma-separated list of Cliq's names; leave empty for the usual ones",
			placeholder: 'e.g. title, chat_type, permissions',
		}),
	},
	...simplifiedChat,
});
