import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread, followers } from './fields';

export const removeFollowers = restOperation({
	name: 'Remove Followers',
	action: 'Remove followers from thread',
	description: 'Remove followers from a thread',
	endpoint: threads.removeFollowers,
	helperFields: [channelOfThread],
	path: { thread: threadId },
	body: { user_ids: followers },
});
