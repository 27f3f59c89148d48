import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread, followers } from './fields';

export const addFollowers = restOperation({
	name: 'Add Followers',
	action: 'Add followers to thread',
	description: 'Add followers to a thread',
	endpoint: threads.addFollowers,
	helperFields: [channelOfThread],
	path: { thread: threadId },
	body: { user_ids: followers },
});
