import { chats } from '../../cliq/endpoints';
import { directChatId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

/** For group chats. */
export const leave = restOperation({
	name: 'Leave',
	action: 'Leave chat',
	description: 'Take the connected account out of a group chat',
	endpoint: chats.leave,
	path: { chat: directChatId },
});
