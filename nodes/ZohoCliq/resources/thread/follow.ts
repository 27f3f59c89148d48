import { threads } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { ofThread } from './fields';

export const follow = restOperation({
	name: 'Follow',
	action: 'Follow thread',
	description: 'Follow a thread as your account',
	endpoint: threads.follow,
	...ofThread,
});
