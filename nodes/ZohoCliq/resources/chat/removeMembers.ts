import { chats } from '../../cliq/endpoints';
import { ADD_OR_REMOVE, directChatId, required, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const removeMembers = restOperation({
	name: 'Remove Members',
	action: 'Remove members from chat',
	description: 'Remove people from a group chat',
	endpoint: chats.removeMembers,
	path: { chat: directChatId },
	// In the query, so that a maximum keeps the address short; none is published.
	query: { user_ids: required(userIdList({ max: 100, description: ADD_OR_REMOVE })) },
});
