import { withAliases } from '../../cliq/aliases';
import { lists } from '../../cliq/lists';
import { boolean, dateTime } from '../../fields';
import { restOperation } from '../../operation/restOperation';

/** What Simplify keeps of a chat. */
const CHAT_KEYS = [
	'chatId',
	'name',
	'chat_type',
	'participant_count',
	'recipients_summary',
	'last_message_info',
	'pinned',
	'creation_time',
	'last_modified_time',
];

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many chats',
	description: 'List the direct and group chats of the connected account, latest first',
	...lists.chats,
	toItem: (chat) => withAliases(chat, { chatId: 'chat_id' }),
	simplify: CHAT_KEYS,
	query: {
		modified_after: dateTime({
			name: 'modifiedAfter',
			description: 'Only chats with activity after this time',
		}),
		modified_before: dateTime({
			name: 'modifiedBefore',
			description: 'Only chats without activity after this time',
		}),
		drafts: boolean({
			name: 'drafts',
			description: 'Whether to list only chats with an unsent draft',
		}),
	},
});
