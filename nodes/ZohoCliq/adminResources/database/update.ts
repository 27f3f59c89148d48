import { datastores } from '../../cliq/endpoints';
import { databaseId } from '../../fields';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { displayName, purpose, uniqueKeys, uniqueName } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update database',
	description: 'Change the names, description or unique keys of a database',
	endpoint: datastores.update,
	path: { databaseId },
	body: {
		name: displayName('New name on screen', 'e.g. Tickets'),
		unique_name: uniqueName('New name that records are addressed by', 'e.g. tickets'),
		description: purpose,
		unique_keys: uniqueKeys,
	},
	addedTo: 'updateFields',
	check: requireChanges,
});
