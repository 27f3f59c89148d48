import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { content, dueTime, timeAsText } from './fields';
import { checkReminder, target, toReminder } from './target';

export const create = restOperation({
	name: 'Create',
	action: 'Create reminder',
	description: 'Create a reminder for yourself, for others, for a chat, or about a message',
	endpoint: reminders.create,
	body: { ...target, content, time: dueTime('When to remind. Required for users and chats.') },
	check: checkReminder,
	toBody: toReminder,
	fallback: timeAsText,
});
