import { channels } from '../../cliq/endpoints';
import { boolean } from '../../fields';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { presentMembers } from './people';

/** 100 people at a time. */
export const removeMembers = restOperation({
	name: 'Remove Members',
	action: 'Remove members from channel',
	description: 'Take people out of a channel',
	endpoint: channels.removeMembers,
	path: { channel: channelId },
	body: {
		user_ids: presentMembers,
		silent: boolean({
			name: 'silent',
			label: 'Silent',
			description: 'Whether neither the channel nor the people are told',
		}),
	},
	batch: { key: 'user_ids', size: 100 },
});
