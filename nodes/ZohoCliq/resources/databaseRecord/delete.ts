import { storages } from '../../cliq/endpoints';
import { databaseName, recordId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete database record',
	description: 'Delete a record with all its values for good',
	endpoint: storages.delete,
	path: { database: databaseName, record: recordId },
});
