import { chats } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { chatId } from '../../fields/ids';
import { choices } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `GET /chats/{chat id}/members` */
export const getMembers = ordinary({
	name: 'Get Members',
	action: 'Get members of chat',
	description: 'List the people in a chat',
	endpoint: chats.getMembers,
	path: { chat: chatId },
	query: {
		fields: choices(
			{ displayName: 'Fields', description: 'What to return of each member; none for all' },
			[
				{ name: 'Email', value: 'email_id' },
				{ name: 'ID', value: 'user_id' },
				{ name: 'Name', value: 'name' },
			],
		),
	},
	pagination: onePage,
});
