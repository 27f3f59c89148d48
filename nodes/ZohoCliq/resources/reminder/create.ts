import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { content, timeAsText } from './fields';
import { checkReminder, due, target, toReminder } from './target';

export const create = restOperation({
	name: 'Create',
	action: 'Create reminder',
	description: 'Create a reminder for yourself, for others, for a chat, or about a message',
	endpoint: reminders.create,
	body: { ...target, content, ...due },
	check: checkReminder,
	toBody: toReminder,
	fallback: timeAsText,
});
