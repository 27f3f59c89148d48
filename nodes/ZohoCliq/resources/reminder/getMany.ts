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
			label: 'Which',
			description: 'Which reminders to list',
			options: [
				{ name: 'For Me, Open', value: 'mine' },
				{ name: 'For Me, Completed', value: 'mine-completed' },
				{ name: 'Set for Others, Open', value: 'others' },
				{ name: 'Set for Others, Completed', value: 'others-completed' },
			],
		}),
	},
});
