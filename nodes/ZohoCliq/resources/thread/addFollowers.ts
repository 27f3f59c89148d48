import { threads } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { followers, ofThread } from './fields';

export const addFollowers = restOperation({
	name: 'Add Followers',
	action: 'Add followers to thread',
	description: 'Add followers to a thread',
	endpoint: threads.addFollowers,
	...ofThread,
	body: { user_ids: followers },
});
