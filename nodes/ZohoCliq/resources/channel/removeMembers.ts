import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { flag } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';
import { presentMembers } from './people';

/** `DELETE /channels/{channel id}/members`, 100 people at a time */
export const removeMembers = ordinary({
	name: 'Remove Members',
	action: 'Remove members from channel',
	description: 'Take people out of a channel',
	endpoint: channels.removeMembers,
	path: { channel: channelId },
	body: {
		user_ids: presentMembers,
		silent: flag({
			displayName: 'Silent',
			description: 'Whether neither the channel nor the people are told',
		}),
	},
	portions: { key: 'user_ids', size: 100 },
});
