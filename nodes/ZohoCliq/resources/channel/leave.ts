import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const leave = restOperation({
	name: 'Leave',
	action: 'Leave channel',
	description: 'Take the connected account out of a channel',
	endpoint: channels.leave,
	path: { channel: channelId },
});
