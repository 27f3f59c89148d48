import { channels } from '../../cliq/endpoints';
import { channelId, choice, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const setAutoFollow = restOperation({
	name: 'Set Auto-Follow',
	action: 'Set auto follow of threads',
	description: 'Choose whether your account follows new threads of a channel',
	endpoint: channels.update,
	path: { channel: channelId },
	body: {
		auto_follow_threads: required(
			choice({
				name: 'autoFollowThreads',
				label: 'Auto-Follow Threads',
				description: 'Whether to follow new threads of the channel automatically',
				options: { enable: 'Enable', disable: 'Disable' },
			}),
		),
	},
});
