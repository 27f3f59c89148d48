import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { channelOfThread } from './fields';

/** `POST /threads/{thread chat id}/unfollow` */
export const unfollow = ordinary({
	name: 'Unfollow',
	action: 'Unfollow thread',
	description: 'Let the connected account follow a thread no longer',
	endpoint: threads.unfollow,
	aids: [channelOfThread],
	path: { thread: threadId },
});
