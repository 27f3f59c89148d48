import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { channelOfThread, followers } from './fields';

/** `POST /threads/{thread chat id}/followers` */
export const addFollowers = ordinary({
	name: 'Add Followers',
	action: 'Add followers to thread',
	description: 'Let people follow a thread',
	endpoint: threads.addFollowers,
	aids: [channelOfThread],
	path: { thread: threadId },
	body: { user_ids: followers },
});
