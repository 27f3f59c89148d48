import { storages } from '../../cliq/endpoints';
import { ONE_RECORD } from '../../cliq/lists';
import { changedColumns, databaseName, recordId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { toRecordItem } from './records';

export const update = restOperation({
	name: 'Update',
	action: 'Update database record',
	description: 'Change columns of a record',
	endpoint: storages.update,
	path: { database: databaseName, record: recordId },
	body: { values: changedColumns },
	envelope: ONE_RECORD,
	toItem: toRecordItem,
});
