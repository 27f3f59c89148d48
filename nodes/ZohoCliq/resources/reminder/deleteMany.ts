import type { IDataObject } from 'n8n-workflow';

import { reminders } from '../../cliq/endpoints';
import { list } from '../../fields/inputs';
import { done, ordinary } from '../../operation/restOperation';

/** `DELETE /reminders/batch`, 20 at a time */
export const deleteMany = ordinary({
	name: 'Delete Many',
	action: 'Delete many reminders',
	description: 'Delete several reminders',
	endpoint: reminders.deleteMany,
	body: {
		reminder_ids: list({
			displayName: 'Reminder IDs',
			description: 'IDs of the reminders, several by comma; an expression can give a list',
			placeholder: 'e.g. 11360000000205005, 11360000000205009',
			required: true,
		}),
	},
	portions: { key: 'reminder_ids', size: 20 },
	output: (answer, { body }) => ({
		...done(answer as IDataObject, {}),
		reminderIds: body.reminder_ids,
	}),
});
