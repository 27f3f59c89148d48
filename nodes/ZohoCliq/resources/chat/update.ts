import { chats } from '../../cliq/endpoints';
import { choice, chatId, required, shownFor, trimmed } from '../../fields';
import { restOperation } from '../../operation/restOperation';

/** Cliq makes one change per request. */
export const update = restOperation({
	name: 'Update',
	action: 'Update chat',
	description: 'Change the title of a group chat, or whether Cliq keeps its history',
	endpoint: chats.update,
	path: { chat: chatId },
	body: {
		operation: required(
			choice({
				name: 'change',
				description: 'What to change',
				options: { update_title: 'Title', update_history_status: 'History' },
				isFixed: true,
			}),
		),
		title: shownFor(
			{ change: ['update_title'] },
			trimmed({
				name: 'title',
				max: 255,
				description: 'The new title',
				placeholder: 'e.g. Quarterly Rewards',
			}),
		),
		history_status: shownFor(
			{ change: ['update_history_status'] },
			choice({
				name: 'historyStatus',
				label: 'History',
				description: 'Whether Cliq keeps messages of this chat',
				options: { enabled: 'Keep Messages', disabled: 'Do Not Keep Messages' },
			}),
		),
	},
});
