import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields/ids';
import { MESSAGE_KEYS, toMessageItem } from '../message/records';
import { ordinary } from '../../operation/restOperation';
import { channelOfThread } from './fields';

/** `GET /threads/{thread chat id}/messages/main` */
export const getMainMessage = ordinary({
	name: 'Get Main Message',
	action: 'Get main message of thread',
	description: 'Get the message that a thread was started from',
	endpoint: threads.getMainMessage,
	aids: [channelOfThread],
	path: { thread: threadId },
	toItem: (message, { path }) => ({
		...toMessageItem(message, { path: {} }),
		threadId: path.thread,
	}),
	simplify: MESSAGE_KEYS,
});
