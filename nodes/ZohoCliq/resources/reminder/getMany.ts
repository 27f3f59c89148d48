import { lists } from '../../cliq/lists';
import { choice } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `GET /reminders` */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many reminders',
	description: 'List your own reminders, or those that you set for others',
	...lists.reminders,
	query: {
		category: choice(
			{ displayName: 'Category', description: 'Which reminders to list', isProminent: true },
			[
				{ name: 'Mine', value: 'mine', description: 'Your own that are not done' },
				{ name: 'Mine, Completed', value: 'mine-completed' },
				{ name: 'Others', value: 'others', description: 'For others, and not done' },
				{ name: 'Others, Completed', value: 'others-completed' },
			],
		),
	},
});
