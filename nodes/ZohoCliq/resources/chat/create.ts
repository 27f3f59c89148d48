import { chats } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { choice, required, shownFor, trimmed, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChat } from './records';

const people = required(
	userIdList({ max: 50, description: 'Who to chat with; one person for a direct chat' }),
);

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
		title: shownFor(
			{ chatType: ['group_chat'] },
			trimmed({
				name: 'title',
				max: 255,
				description: 'Title of the group',
				placeholder: 'e.g. Launch Crew',
			}),
		),
		user_ids: people,
	},
	toBody: ({ user_ids: ids, ...body }) => {
		if (body.chat_type === 'group_chat') return { ...body, user_ids: ids };
		if (ids.length > 1)
			throw invalidInput(people.property.displayName, 'must be one person for a direct chat');
		return { ...body, user_id: ids[0] };
	},
	...simplifiedChat,
});
