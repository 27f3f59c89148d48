import { lists } from '../../cliq/lists';
import { boolean } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getCalendars = restOperation({
	name: 'Get Calendars',
	action: 'Get calendars',
	description: 'List the calendars of your account',
	...lists.calendars,
	query: {
		include_hidden_calendars: boolean({
			name: 'includeHidden',
			label: 'Include Hidden',
			description: 'Whether to list hidden calendars too',
		}),
	},
	simplify: ['uid', 'name', 'timezone', 'isdefault', 'privilege', 'category', 'id'],
});
