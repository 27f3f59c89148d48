import { storages } from '../../cliq/endpoints';
import { ONE_RECORD } from '../../cliq/lists';
import { databaseName, recordId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { toRecordItem } from './records';

export const get = restOperation({
	name: 'Get',
	action: 'Get database record',
	description: 'Get a record by its ID',
	endpoint: storages.get,
	path: { database: databaseName, record: recordId },
	envelope: ONE_RECORD,
	toItem: toRecordItem,
});
