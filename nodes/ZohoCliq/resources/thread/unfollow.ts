import { threads } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { ofThread } from './fields';

export const unfollow = restOperation({
	name: 'Unfollow',
	action: 'Unfollow thread',
	description: 'Stop following a thread as your account',
	endpoint: threads.unfollow,
	...ofThread,
});
