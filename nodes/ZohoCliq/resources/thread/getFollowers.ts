import { threads } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { threadId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread } from './fields';

export const getFollowers = restOperation({
	name: 'Get Followers',
	action: 'Get followers of thread',
	description: 'List the people who follow a thread',
	endpoint: threads.getFollowers,
	helperFields: [channelOfThread],
	path: { thread: threadId },
	pagination: onePage,
});
