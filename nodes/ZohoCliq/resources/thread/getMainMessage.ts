import { threadId } from '../../fields/ids';
import { ordinary } from '../ordinary';
import { channelOfThread } from './fields';

/** `GET /threads/{thread chat id}/messages/main` */
export const getMainMessage = ordinary({
	name: 'Get Main Message',
	action: 'Get main message of thread',
	description: 'Get the message that a thread was started from',
	endpoint: 'threads.getMainMessage',
	aids: [channelOfThread],
	path: { thread: threadId },
	simplify: ['id', 'time', 'type', 'sender', 'content', 'thread_information', 'thread_state_info'],
});
