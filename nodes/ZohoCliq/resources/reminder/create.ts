import { reminders } from '../../cliq/endpoints';
import { ordinary } from '../../operation/restOperation';
import { content, dueTime } from './fields';
import { addressed, target } from './target';

/** `POST /reminders` */
export const create = ordinary({
	name: 'Create',
	action: 'Create reminder',
	description: 'Set a reminder for yourself, for others, for a chat, or of a message',
	endpoint: reminders.create,
	body: {
		...target,
		content,
		time: dueTime('When to remind. Needed for anybody but yourself.'),
	},
	prepare: addressed,
});
