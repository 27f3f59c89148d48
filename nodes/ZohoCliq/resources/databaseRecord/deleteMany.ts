import { datastores } from '../../cliq/endpoints';
import { databaseName } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { selectBy, selection } from './fields';

export const deleteMany = restOperation({
	name: 'Delete Many',
	action: 'Delete many database records',
	description: 'Delete all records that match, with all their values, for good',
	endpoint: datastores.deleteRecords,
	helperFields: [selectBy],
	path: { database: databaseName },
	query: selection,
});
