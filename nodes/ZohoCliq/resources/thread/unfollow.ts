import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread } from './fields';

export const unfollow = restOperation({
	name: 'Unfollow',
	action: 'Unfollow thread',
	description: 'Let the connected account follow a thread no longer',
	endpoint: threads.unfollow,
	helperFields: [channelOfThread],
	path: { thread: threadId },
});
