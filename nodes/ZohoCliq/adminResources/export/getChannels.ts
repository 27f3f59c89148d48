import { exported } from '../../cliq/endpoints';

import { exportOperation } from './exportOperation';

export const getChannels = exportOperation({
	name: 'Get Channels',
	action: 'Export channels of organization',
	description: 'Export all channels of the organization, also those that the account is not in',
	endpoint: exported.getChannels,

	columns: {
		name: 'Name',
		channel_id: 'Channel ID',
		creation_time: 'Creation Time',
		last_modified_time: 'Last Modified Time',
		creator_id: 'Creator ID',
		description: 'Description',
		participant_count: 'Participant Count',
		total_message_count: 'Message Count',
		status: 'Status',
		role: 'Role',
	},
});
