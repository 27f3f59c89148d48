import { threads } from '../../cliq/endpoints';
import { MESSAGE_KEYS, toMessageItem } from '../message/records';
import { restOperation } from '../../operation/restOperation';
import { ofThread } from './fields';

export const getMainMessage = restOperation({
	name: 'Get Main Message',
	action: 'Get main message of thread',
	description: 'Get the message that a thread was started from',
	endpoint: threads.getMainMessage,
	...ofThread,
	toItem: toMessageItem,
	echo: ({ path }) => ({ threadId: path.thread }),
	simplify: MESSAGE_KEYS,
});
