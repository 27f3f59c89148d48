import { datastores } from '../../cliq/endpoints';
import { databaseId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete database',
	description: 'Delete a database and all its records for good',
	endpoint: datastores.delete,
	path: { databaseId },
});
