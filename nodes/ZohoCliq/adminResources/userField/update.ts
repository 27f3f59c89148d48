import { userFields } from '../../cliq/endpoints';
import { jsonList } from '../../fields';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { userFieldId, userFieldName, userFieldSettings } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update user field',
	description: 'Change the name or settings of a field of user profiles',
	endpoint: userFields.update,
	path: { userField: userFieldId },
	body: {
		name: userFieldName('New name of the field'),
		options: jsonList(
			{
				name: 'dropDownOptions',
				label: 'Drop-Down Options',
				description:
					'All options with their IDs from User Field: Get, for example [{ "id": "1901318000003603021", "name": "Yes" }]',
			},
			'[]',
			({ id, name }) => typeof id === 'string' && typeof name === 'string',
			'must be a list of objects with an ID and a name as text',
		),
		...userFieldSettings,
	},
	addedTo: 'updateFields',
	check: requireChanges,
});
