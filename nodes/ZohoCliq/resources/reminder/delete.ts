import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /reminders/{reminder id}` */
export const remove = ordinary({
	name: 'Delete',
	action: 'Delete reminder',
	description: 'Delete a reminder',
	endpoint: reminders.delete,
	path: { reminder: reminderId },
});
