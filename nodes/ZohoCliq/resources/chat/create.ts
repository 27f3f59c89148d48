import { chats } from '../../cliq/endpoints';
import { choice, required, shownFor, trimmed, userId, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChat } from './records';

const GROUP = { chatType: ['group_chat'] };

export const create = restOperation({
	name: 'Create',
	action: 'Create chat',
	description: 'Open a direct chat with a person, or create a group chat',
	endpoint: chats.create,
	body: {
		chat_type: required(
			choice({
				name: 'chatType',
				description: 'What to open',
				options: { direct_message: 'Direct Chat', group_chat: 'Group Chat' },
				isFixed: true,
			}),
		),
		user_id: shownFor({ chatType: ['direct_message'] }, userId),
		title: shownFor(
			GROUP,
			trimmed({
				name: 'title',
				max: 255,
				description: 'Title of the group',
				placeholder: 'e.g. Launch Crew',
			}),
		),
		user_ids: shownFor(GROUP, userIdList({ max: 50, description: 'People in the group' })),
	},
	...simplifiedChat,
});
