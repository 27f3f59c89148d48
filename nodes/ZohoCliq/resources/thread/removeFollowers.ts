import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { channelOfThread, followers } from './fields';

/** `DELETE /threads/{thread chat id}/followers` */
export const removeFollowers = ordinary({
	name: 'Remove Followers',
	action: 'Remove followers from thread',
	description: 'Let people follow a thread no longer',
	endpoint: threads.removeFollowers,
	aids: [channelOfThread],
	path: { thread: threadId },
	body: { user_ids: followers },
});
