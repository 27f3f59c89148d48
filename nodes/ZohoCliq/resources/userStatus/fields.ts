import { choice, required, text } from '../../fields';
import { fromList, located, typed } from '../../fields/pickers';

/** A status that the connected account has saved. */
export const statusId = located(
	{
		name: 'status',
		label: 'Status',
		description: 'The status to work with',
		modes: [
			fromList('Select a status...', 'searchStatuses'),
			typed('By ID', 'id', 'e.g. 1234567890123456789', 'As User Status: Get Many gives it'),
		],
	},
	({ value }) => value,
);

/** What a status says, by the API's own keys. */
export const statusFields = {
	code: required(
		choice({
			name: 'code',
			label: 'Availability',
			description: 'How the dot beside the name looks',
			options: [
				{ name: 'Available', value: 'available' },
				{ name: 'Busy', value: 'busy' },
				{ name: 'Invisible', value: 'invisible', description: 'As if not online' },
			],
		}),
	),
	message: required(
		text({
			// Not `message`: that name is a picker's, and n8n carries values over by name.
			name: 'statusMessage',
			label: 'Status Message',
			description: 'What stands beside the name',
			placeholder: 'e.g. In a meeting, back at 3',
		}),
	),
};
