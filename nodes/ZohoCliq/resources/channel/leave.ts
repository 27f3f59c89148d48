import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const leave = restOperation({
	name: 'Leave',
	action: 'Leave channel',
	description: 'Remove your account from a channel',
	endpoint: channels.leave,
	path: { channel: channelId },
});
