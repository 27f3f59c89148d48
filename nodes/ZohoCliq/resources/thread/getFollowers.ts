import { threads } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { threadId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { channelOfThread } from './fields';

/** `GET /threads/{thread chat id}/followers` */
export const getFollowers = ordinary({
	name: 'Get Followers',
	action: 'Get followers of thread',
	description: 'List the people who follow a thread',
	endpoint: threads.getFollowers,
	aids: [channelOfThread],
	path: { thread: threadId },
	pagination: onePage,
});
