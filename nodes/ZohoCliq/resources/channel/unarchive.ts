import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const unarchive = restOperation({
	name: 'Unarchive',
	action: 'Unarchive channel',
	description: 'Reopen an archived channel',
	endpoint: channels.unarchive,
	path: { channel: channelId },
});
