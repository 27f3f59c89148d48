import { storages } from '../../cliq/endpoints';
import { ONE_RECORD } from '../../cliq/lists';
import { columns, databaseName } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { toRecordItem } from './records';

export const create = restOperation({
	name: 'Create',
	action: 'Create database record',
	description: 'Add a record to a database',
	endpoint: storages.create,
	path: { database: databaseName },
	body: { values: columns },
	envelope: ONE_RECORD,
	toItem: toRecordItem,
});
