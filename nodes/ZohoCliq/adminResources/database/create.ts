import { datastores } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { displayName, newColumns, purpose, uniqueKeys, uniqueName } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create database',
	description: 'Create a database with its columns',
	endpoint: datastores.create,
	body: {
		name: required(displayName('Name of the database on screen', 'e.g. Tickets')),
		unique_name: required(uniqueName('Name that records are addressed by', 'e.g. tickets')),
		description: required(purpose),
		fields: required(newColumns(19)),
		unique_keys: uniqueKeys,
	},
});
