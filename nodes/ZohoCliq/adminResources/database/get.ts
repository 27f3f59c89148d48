import { datastores } from '../../cliq/endpoints';
import { databaseId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const get = restOperation({
	name: 'Get',
	action: 'Get database',
	description: 'Get a database with its columns',
	endpoint: datastores.get,
	path: { databaseId },
});
