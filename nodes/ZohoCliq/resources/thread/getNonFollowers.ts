import { threads } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { threadId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { channelOfThread } from './fields';

/** `GET /threads/{thread chat id}/nonfollowers` */
export const getNonFollowers = ordinary({
	name: 'Get Non-Followers',
	action: 'Get non followers of thread',
	description: 'List the members of the channel who do not follow a thread',
	endpoint: threads.getNonFollowers,
	aids: [channelOfThread],
	path: { thread: threadId },
	pagination: onePage,
});
