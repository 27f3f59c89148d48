import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread } from './fields';

export const unfollow = restOperation({
	name: 'Unfollow',
	action: 'Unfollow thread',
	description: 'Stop following a thread as the connected account',
	endpoint: threads.unfollow,
	helperFields: [channelOfThread],
	path: { thread: threadId },
});
