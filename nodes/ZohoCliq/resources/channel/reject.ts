import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const reject = restOperation({
	name: 'Reject',
	action: 'Reject channel request',
	description: 'Refuse a new channel that waits for an administrator',
	endpoint: channels.reject,
	path: { channel: channelId },
});
