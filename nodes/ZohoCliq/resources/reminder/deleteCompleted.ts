import { reminders } from '../../cliq/endpoints';
import { choice, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const deleteCompleted = restOperation({
	name: 'Delete Completed',
	action: 'Delete completed reminders',
	description: 'Delete all completed reminders',
	endpoint: reminders.deleteCompleted,
	body: {
		category: required(
			choice({
				name: 'category',
				description: 'Which reminders to delete',
				options: [
					{ name: 'Mine', value: 'mine-completed', description: 'Your own completed reminders' },
					{
						name: 'Others',
						value: 'others-completed',
						description: 'Completed reminders that you set for others',
					},
				],
			}),
		),
	},
	echo: ({ body }) => ({ category: body.category }),
});
