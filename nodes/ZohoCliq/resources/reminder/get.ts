import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `GET /reminders/{reminder id}` */
export const get = ordinary({
	name: 'Get',
	action: 'Get reminder',
	description: 'Get the details of a reminder',
	endpoint: reminders.get,
	path: { reminder: reminderId },
});
