import type { IDataObject } from 'n8n-workflow';

import { reminders } from '../../cliq/endpoints';
import { choice, required } from '../../fields';
import { restOperation, writeResult } from '../../operation/restOperation';

export const deleteCompleted = restOperation({
	name: 'Delete Completed',
	action: 'Delete completed reminders',
	description: 'Delete all reminders that are done',
	endpoint: reminders.deleteCompleted,
	body: {
		category: required(
			choice({
				name: 'category',
				label: 'Category',
				description: 'Which reminders to delete',
				options: [
					{ name: 'Mine', value: 'mine-completed', description: 'Your own that are done' },
					{ name: 'Others', value: 'others-completed', description: 'For others, and done' },
				],
			}),
		),
	},
	output: (answer, { body }) => ({
		...writeResult(answer as IDataObject, {}),
		category: body.category,
	}),
});
