import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const unarchive = restOperation({
	name: 'Unarchive',
	action: 'Unarchive channel',
	description: 'Open an archived channel again',
	endpoint: channels.unarchive,
	path: { channel: channelId },
});
