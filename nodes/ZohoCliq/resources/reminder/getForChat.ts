import { lists } from '../../cliq/lists';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { REMINDER_KEYS } from './fields';

export const getForChat = restOperation({
	name: 'Get for Chat',
	action: 'Get reminders of chat',
	description: 'List the reminders about messages in a chat or channel',
	...lists.chatReminders,
	path: { chat: chatId },
	simplify: REMINDER_KEYS,
	echo: ({ path }) => ({ chatId: path.chat }),
});
