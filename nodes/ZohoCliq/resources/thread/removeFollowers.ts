import { threads } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { followers, ofThread } from './fields';

export const removeFollowers = restOperation({
	name: 'Remove Followers',
	action: 'Remove followers from thread',
	description: 'Remove followers from a thread',
	endpoint: threads.removeFollowers,
	...ofThread,
	body: { user_ids: followers },
});
