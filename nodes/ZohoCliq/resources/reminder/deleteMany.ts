import { reminders } from '../../cliq/endpoints';
import { list, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const deleteMany = restOperation({
	name: 'Delete Many',
	action: 'Delete many reminders',
	description: 'Delete many reminders',
	endpoint: reminders.deleteMany,
	body: {
		reminder_ids: required(
			list({
				name: 'reminderIds',
				description: 'Comma-separated list of reminder IDs; an expression can return an array',
				placeholder: 'e.g. 11360000000205005, 11360000000205009',
			}),
		),
	},
	batch: { key: 'reminder_ids', size: 20 },
	echo: ({ body }) => ({ reminderIds: body.reminder_ids }),
});
