import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/ids';
import { choice } from '../../fields/inputs';
import { appKey } from '../bot/fields';
import { ordinary } from '../../operation/restOperation';
import { asBot, channelOfThread } from './fields';

/** `PUT /threads/{thread chat id}` */
export const updateState = ordinary({
	name: 'Update State',
	action: 'Update state of thread',
	description: 'Close or reopen a thread',
	endpoint: threads.update,
	aids: [channelOfThread],
	path: { thread: threadId },
	query: { bot_unique_name: asBot, appkey: appKey },
	body: {
		action: choice(
			{ displayName: 'Action', description: 'What to do with the thread', required: true },
			[
				{ name: 'Close', value: 'close' },
				{ name: 'Reopen', value: 'reopen' },
			],
		),
	},
});
