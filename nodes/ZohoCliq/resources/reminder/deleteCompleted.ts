import type { IDataObject } from 'n8n-workflow';

import { reminders } from '../../cliq/endpoints';
import { choice } from '../../fields/inputs';
import { done, ordinary } from '../../operation/restOperation';

/** `DELETE /reminders/clearcompleted` */
export const deleteCompleted = ordinary({
	name: 'Delete Completed',
	action: 'Delete completed reminders',
	description: 'Delete all reminders that are done',
	endpoint: reminders.deleteCompleted,
	body: {
		category: choice(
			{ displayName: 'Category', description: 'Which reminders to delete', required: true },
			[
				{ name: 'Mine', value: 'mine-completed', description: 'Your own that are done' },
				{ name: 'Others', value: 'others-completed', description: 'For others, and done' },
			],
		),
	},
	output: (answer, { body }) => ({ ...done(answer as IDataObject, {}), category: body.category }),
});
