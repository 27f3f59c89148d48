import { onePage } from '../../cliq/paging';
import { chatId } from '../../fields/ids';
import { list } from '../../fields/inputs';
import { ordinary } from '../ordinary';

/** `GET /chats/{chat id}/members` */
export const getMembers = ordinary({
	name: 'Get Members',
	action: 'Get members of chat',
	description: 'List the people in a chat',
	endpoint: 'chats.getMembers',
	path: { chat: chatId },
	query: {
		fields: list({
			displayName: 'Fields',
			description: 'Which of user_id, email_id and name to return. Leave empty for all.',
			placeholder: 'e.g. name, email_id',
		}),
	},
	rows: onePage,
});
