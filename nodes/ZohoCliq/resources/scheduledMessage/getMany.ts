import { scheduledMessages } from '../../cliq/endpoints';
import { lists } from '../../cliq/lists';
import { chatId, choice, shownFor } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { SCHEDULED_KEYS, toScheduledItem } from './fields';

const scheduledIn = choice({
	name: 'scheduledIn',
	label: 'In',
	description: 'Where the messages will be sent',
	isFixed: true,
	options: [
		{
			name: 'All Chats',
			value: 'all',
			description: 'Cliq does not return the chat of each message',
		},
		{ name: 'One Chat', value: 'chat' },
	],
});

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many scheduled messages',
	description: 'List the messages that wait to be sent, in all chats or in one',
	...lists.scheduledMessages,
	endpoint: scheduledMessages.getAll,
	endpointFor: ({ chat }) => scheduledMessages[chat === undefined ? 'getAll' : 'getOfChat'],
	helperFields: [scheduledIn],
	path: { chat: shownFor({ scheduledIn: ['chat'] }, chatId) },
	hasSyncToken: true,
	toItem: toScheduledItem,
	simplify: SCHEDULED_KEYS,
});
