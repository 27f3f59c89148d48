import { chats } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { chatId, choices } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getMembers = restOperation({
	name: 'Get Members',
	action: 'Get members of chat',
	description: 'List the people in a chat',
	endpoint: chats.getMembers,
	path: { chat: chatId },
	query: {
		fields: choices({
			name: 'fields',
			description: 'Fields to return for each member; leave empty for all',
			options: { email_id: 'Email', user_id: 'ID', name: 'Name' },
		}),
	},
	pagination: onePage,
});
