import { lists } from '../../cliq/lists';
import { choices, prominent, trimmed, userIdText } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { activity } from './filters';
import { simplifiedChat } from './records';

export const search = restOperation({
	name: 'Search',
	action: 'Search chats',
	description: 'Find chats, channels and threads by title, person or kind',
	...lists.foundChats,
	query: {
		title: prominent(
			trimmed({
				name: 'title',
				max: 200,
				description: 'Words in the title. Leave empty to find by filters only.',
				placeholder: 'e.g. launch',
			}),
		),
		recipient: userIdText({
			name: 'recipient',
			label: 'Participant',
			description: 'Only conversations with this person: an email or ID',
			placeholder: 'e.g. nathan@example.com',
		}),
		chat_type: choices({
			name: 'chatType',
			description: 'Only conversations of these kinds',
			options: {
				direct_message: 'Direct',
				group_chat: 'Group',
				channel: 'Channel',
				thread: 'Thread',
			},
		}),
		parent_chat_id: trimmed({
			name: 'parentChatId',
			description: 'Only threads of this chat',
			placeholder: 'e.g. CT_2243173626687865223_87610291',
		}),
		...activity,
	},
	...simplifiedChat,
});
