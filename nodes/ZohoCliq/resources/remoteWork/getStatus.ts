import { remoteWork } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const getStatus = restOperation({
	name: 'Get Status',
	action: 'Get remote work status',
	description: 'Get whether your account is checked in, and since when',
	endpoint: remoteWork.getMe,
	constants: { source: 'remote_tools' },
	simplify: [
		'checkin_status',
		'checkin_status_text',
		'checkin_time',
		'checkin_allowed',
		'duration',
		'location',
		'live_feed_status',
	],
});
