import { channels } from '../../cliq/endpoints';
import { choice, required } from '../../fields';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const setAutoFollow = restOperation({
	name: 'Set Auto-Follow',
	action: 'Set auto follow of threads',
	description: 'Choose whether the connected account follows all threads of a channel by itself',
	endpoint: channels.update,
	path: { channel: channelId },
	body: {
		auto_follow_threads: required(
			choice({
				name: 'autoFollowThreads',
				label: 'Auto-Follow Threads',
				description: 'Whether new threads of the channel are followed from the start',
				options: [
					{ name: 'Enable', value: 'enable' },
					{ name: 'Disable', value: 'disable' },
				],
			}),
		),
	},
});
