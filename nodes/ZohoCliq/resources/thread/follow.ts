import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread } from './fields';

export const follow = restOperation({
	name: 'Follow',
	action: 'Follow thread',
	description: 'Follow a thread as the connected account',
	endpoint: threads.follow,
	helperFields: [channelOfThread],
	path: { thread: threadId },
});
