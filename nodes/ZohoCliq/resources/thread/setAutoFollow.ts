import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { choice } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `PUT /channels/{channel id}` */
export const setAutoFollow = ordinary({
	name: 'Set Auto-Follow',
	action: 'Set auto follow of threads',
	description: 'Choose whether the connected account follows all threads of a channel by itself',
	endpoint: channels.update,
	path: { channel: channelId },
	body: {
		auto_follow_threads: choice(
			{
				displayName: 'Auto-Follow Threads',
				description: 'Whether new threads of the channel are followed from the start',
				required: true,
			},
			[
				{ name: 'Enable', value: 'enable' },
				{ name: 'Disable', value: 'disable' },
			],
		),
	},
});
