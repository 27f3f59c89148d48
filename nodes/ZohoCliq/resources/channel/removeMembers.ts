import { channels } from '../../cliq/endpoints';
import { boolean, channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { presentMembers } from './people';

export const removeMembers = restOperation({
	name: 'Remove Members',
	action: 'Remove members from channel',
	description: 'Remove members from a channel',
	endpoint: channels.removeMembers,
	path: { channel: channelId },
	body: {
		user_ids: presentMembers,
		silent: boolean({
			name: 'silent',
			description: 'Whether to remove them without notifying anyone',
		}),
	},
	batch: { key: 'user_ids', size: 100 },
});
