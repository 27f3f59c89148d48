import { chats } from '../../cliq/endpoints';
import { ADD_OR_REMOVE, directChatId, required, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const addMembers = restOperation({
	name: 'Add Members',
	action: 'Add members to chat',
	description: 'Add people to a group chat',
	endpoint: chats.addMembers,
	path: { chat: directChatId },
	body: { user_ids: required(userIdList({ description: ADD_OR_REMOVE })) },
	batch: { key: 'user_ids', size: 100 },
	echo: ({ body }) => ({ added_user_ids: body.user_ids }),
});
