import { threads } from '../../cliq/endpoints';
import { appKey, choice, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { asBot, ofThread } from './fields';

export const updateState = restOperation({
	name: 'Close or Reopen',
	action: 'Close or reopen thread',
	description: 'Close or reopen a thread',
	endpoint: threads.update,
	...ofThread,
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
