import { chats } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { chatId, choices } from '../../fields';
import { FIELDS_TO_RETURN } from '../../operation/listing';
import { restOperation } from '../../operation/restOperation';

export const getMembers = restOperation({
	name: 'Get Members',
	action: 'Get members of chat',
	description: 'Get members of a chat',
	endpoint: chats.getMembers,
	path: { chat: chatId },
	query: {
		fields: choices({
			...FIELDS_TO_RETURN,
			description: 'What to return for each member; leave empty for all',
			options: { email_id: 'Email', user_id: 'ID', name: 'Name' },
		}),
	},
	pagination: onePage,
});
