import { threads } from '../../cliq/endpoints';
import { choice, required, threadId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { appKey } from '../bot/fields';
import { asBot, channelOfThread } from './fields';

export const updateState = restOperation({
	name: 'Close or Reopen',
	action: 'Close or reopen thread',
	description: 'Close or reopen a thread',
	endpoint: threads.update,
	helperFields: [channelOfThread],
	path: { thread: threadId },
	query: { bot_unique_name: asBot, appkey: appKey },
	body: {
		action: required(
			choice({
				name: 'action',
				description: 'New state of the thread',
				options: { close: 'Close', reopen: 'Reopen' },
			}),
		),
	},
});
