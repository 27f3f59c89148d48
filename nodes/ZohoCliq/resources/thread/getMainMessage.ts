import { threads } from '../../cliq/endpoints';
import { threadId } from '../../fields';
import { MESSAGE_KEYS, toMessageItem } from '../message/records';
import { restOperation } from '../../operation/restOperation';
import { channelOfThread } from './fields';

export const getMainMessage = restOperation({
	name: 'Get Main Message',
	action: 'Get main message of thread',
	description: 'Get the message that a thread was started from',
	endpoint: threads.getMainMessage,
	helperFields: [channelOfThread],
	path: { thread: threadId },
	toItem: toMessageItem,
	echo: ({ path }) => ({ threadId: path.thread }),
	simplify: MESSAGE_KEYS,
});
