import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { content, timeAsText } from './fields';
import { checkReminder, due, target, toReminder } from './target';

export const create = restOperation({
	name: 'Create',
	action: 'Create reminder',
	description: 'Remind yourself, others or a chat, also about a message',
	endpoint: reminders.create,
	body: { ...target, content, ...due },
	check: checkReminder,
	toBody: toReminder,
	fallback: timeAsText,
});
