import { exported } from '../../cliq/endpoints';

import { exportOperation } from './exportOperation';

export const getChats = exportOperation({
	name: 'Get Chats',
	action: 'Export chats of organization',
	description: 'Export all direct and group chats of the organization, also those of others',
	endpoint: exported.getChats,

	columns: {
		title: 'Title',
		chat_id: 'Chat ID',
		creation_time: 'Creation Time',
		last_modified_time: 'Last Modified Time',
		participant_count: 'Participant Count',
		total_message_count: 'Message Count',
		creator_id: 'Creator ID',
	},
});
