import { reminders } from '../../cliq/endpoints';
import { choice, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const deleteCompleted = restOperation({
	name: 'Delete Completed',
	action: 'Delete completed reminders',
	description: 'Delete completed reminders',
	endpoint: reminders.deleteCompleted,
	body: {
		category: required(
			choice({
				name: 'category',
				label: 'Which',
				description: 'Which reminders to delete',
				options: {
					'mine-completed': 'For Me, Completed',
					'others-completed': 'Set for Others, Completed',
				},
			}),
		),
	},
	echo: ({ body }) => ({ category: body.category }),
});
