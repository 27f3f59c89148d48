import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const approve = restOperation({
	name: 'Approve Request',
	action: 'Approve channel request',
	description: 'Approve a new channel that is waiting for an administrator',
	endpoint: channels.approve,
	path: { channel: channelId },
});
