import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread } from './fields';

export const follow = restOperation({
	name: 'Follow',
	action: 'Follow thread',
	description: 'Let the connected account follow a thread',
	endpoint: threads.follow,
	helperFields: [channelOfThread],
	path: { thread: threadId },
});
