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
	echo: ({ path: { thread = '' } }) => ({ threadId: thread, ...chatOf(thread) }),
	simplify: [...MESSAGE_KEYS, 'thread_information', 'thread_state_info', 'thread_message'],
});

/** A thread's ID begins with the chat of its channel: `CT_1-T-2`. [Zoho's OpenAPI] */
function chatOf(thread: string) {
	const [, chatId] = /^(.+)-T-\d+$/.exec(thread) ?? [];
	return chatId !== undefined && { chatId };
}
