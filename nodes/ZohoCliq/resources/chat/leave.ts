import { chats } from '../../cliq/endpoints';
import { directChatId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /chats/{chat id}/leave`, for group chats */
export const leave = ordinary({
	name: 'Leave',
	action: 'Leave chat',
	description: 'Take the connected account out of a group chat',
	endpoint: chats.leave,
	path: { chat: directChatId },
});
