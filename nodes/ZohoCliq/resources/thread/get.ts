import { threads } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { ofThread } from './fields';
import { THREAD_KEYS, toThreadItem } from './records';

export const get = restOperation({
	name: 'Get',
	action: 'Get thread',
	description: 'Get a thread: its title, state and number of followers',
	endpoint: threads.get,
	...ofThread,
	toItem: toThreadItem,
	simplify: THREAD_KEYS,
});
