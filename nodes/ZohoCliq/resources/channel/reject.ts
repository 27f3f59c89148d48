import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const reject = restOperation({
	name: 'Reject Request',
	action: 'Reject channel request',
	description: 'Reject a new channel that is waiting for an administrator',
	endpoint: channels.reject,
	path: { channel: channelId },
});
