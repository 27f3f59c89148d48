import { chats } from '../../cliq/endpoints';
import { directChatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const leave = restOperation({
	name: 'Leave',
	action: 'Leave chat',
	description: 'Remove your account from a group chat',
	endpoint: chats.leave,
	path: { chat: directChatId },
});
