import { exported } from '../../cliq/endpoints';
import { exportedChatId } from './fields';
import { exportOperation } from './exportOperation';

export const getChatMembers = exportOperation({
	name: 'Get Chat Members',
	action: 'Export members of chat',
	description: 'Export who is in a chat or channel, also of others',
	endpoint: exported.getChatMembers,
	chat: exportedChatId,
	columns: {
		name: 'Name',
		email_id: 'Email',
		user_id: 'User ID',
	},
});
