import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { channelOfThread } from './fields';

/** `POST /threads/{thread chat id}/follow` */
export const follow = ordinary({
	name: 'Follow',
	action: 'Follow thread',
	description: 'Let the connected account follow a thread',
	endpoint: threads.follow,
	aids: [channelOfThread],
	path: { thread: threadId },
});
