import { storages } from '../../cliq/endpoints';
import { databaseName, recordId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { toRecordItem } from './records';

export const get = restOperation({
	name: 'Get',
	action: 'Get database record',
	description: 'Get a record by its ID',
	endpoint: storages.get,
	path: { database: databaseName, record: recordId },
	toItem: toRecordItem,
});
