import { chats } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { choices } from '../../fields';
import { chatId } from '../../fields/pickers';
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
			label: 'Fields',
			description: 'What to return of each member; none for all',
			options: [
				{ name: 'Email', value: 'email_id' },
				{ name: 'ID', value: 'user_id' },
				{ name: 'Name', value: 'name' },
			],
		}),
	},
	pagination: onePage,
});
