import { choice, text } from '../../fields/inputs';

/** What a status says, by the API's own keys. */
export const statusInputs = {
	code: choice(
		{
			displayName: 'Availability',
			description: 'How the dot beside the name looks',
			required: true,
		},
		[
			{ name: 'Available', value: 'available' },
			{ name: 'Busy', value: 'busy' },
			{ name: 'Invisible', value: 'invisible', description: 'As if not online' },
		],
	),
	message: text({
		displayName: 'Status Message',
		// Not `message`: that name is a picker's, and n8n carries values over by name.
		name: 'statusMessage',
		description: 'What stands beside the name',
		placeholder: 'e.g. In a meeting, back at 3',
		required: true,
	}),
};
