import { lists } from '../../cliq/lists';
import { boolean, dateTime, text } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { EVENT_KEYS } from './fields';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many events',
	description: 'List the events in your calendars; without a time, those of the next 31 days',
	...lists.events,
	query: {
		from: dateTime({ name: 'from', description: 'List from this time on' }),
		to: dateTime({ name: 'to', description: 'List until this time' }),
		search: text({
			name: 'search',
			description: 'Text that the title must contain',
			placeholder: 'e.g. Marketing',
		}),
		include_hidden_calendars: boolean({
			name: 'includeHidden',
			label: 'Include Hidden',
			description: 'Whether to list events of hidden calendars too',
		}),
		include_disabled_calendar: boolean({
			name: 'includeDisabled',
			label: 'Include Disabled',
			description: 'Whether to list events of disabled calendars too',
		}),
		ignore_declined_events: boolean({
			name: 'ignoreDeclined',
			description: 'Whether to leave out events that you have declined',
		}),
	},
	simplify: EVENT_KEYS,
});
