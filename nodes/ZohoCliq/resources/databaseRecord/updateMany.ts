import { datastores } from '../../cliq/endpoints';
import { changedColumns, databaseName } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { wholeCriteria } from './fields';

export const updateMany = restOperation({
	name: 'Update Many',
	action: 'Update many database records',
	description: 'Set the same values in all records that match',
	endpoint: datastores.updateRecords,
	path: { database: databaseName },
	body: { criteria: wholeCriteria, values: changedColumns },
});
