import { threads } from '../../cliq/endpoints';
import { choice, required } from '../../fields';
import { threadId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { appKey } from '../bot/fields';
import { asBot, channelOfThread } from './fields';

export const updateState = restOperation({
	name: 'Update State',
	action: 'Update state of thread',
	description: 'Close or reopen a thread',
	endpoint: threads.update,
	helperFields: [channelOfThread],
	path: { thread: threadId },
	query: { bot_unique_name: asBot, appkey: appKey },
	body: {
		action: required(
			choice({
				name: 'action',
				label: 'Action',
				description: 'What to do with the thread',
				options: [
					{ name: 'Close', value: 'close' },
					{ name: 'Reopen', value: 'reopen' },
				],
			}),
		),
	},
});
