import { lists } from '../../cliq/lists';
import { choice } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { REMINDER_KEYS } from './fields';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many reminders',
	description: 'List your own reminders, or those you set for others',
	...lists.reminders,
	simplify: REMINDER_KEYS,
	query: {
		category: choice({
			name: 'category',
			placement: 'form',
			description: 'Which reminders to list',
			options: [
				{ name: 'Mine', value: 'mine', description: 'Your own open reminders' },
				{ name: 'Mine, Completed', value: 'mine-completed' },
				{
					name: 'Others',
					value: 'others',
					description: 'Open reminders that you set for others',
				},
				{ name: 'Others, Completed', value: 'others-completed' },
			],
		}),
	},
});
