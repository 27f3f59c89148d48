import { choice, listedId, required, text } from '../../fields';

/** A status saved by the connected account. */
export const statusId = listedId({
	name: 'status',
	search: 'searchStatuses',
	example: '1234567890123456789',
	hint: 'Returned by User Status: Get Many',
});

/** The content of a status, by the API's own keys. */
export const statusFields = {
	code: required(
		choice({
			name: 'code',
			label: 'Availability',
			description: 'Presence indicator',
			options: [
				{ name: 'Available', value: 'available' },
				// In no document, but in Zoho's own node.
				{ name: 'Away', value: 'away' },
				{ name: 'Busy', value: 'busy' },
				{ name: 'Invisible', value: 'invisible', description: 'Appear offline' },
			],
		}),
	),
	message: required(
		text({
			// Not `message`: a picker has that name, and n8n carries values over by name.
			name: 'statusMessage',
			description: 'Status text shown next to the name',
			placeholder: 'e.g. In a meeting, back at 3',
		}),
	),
};
