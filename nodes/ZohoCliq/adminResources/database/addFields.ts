import { datastores } from '../../cliq/endpoints';
import { databaseId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { newColumns } from './fields';

export const addFields = restOperation({
	name: 'Add Columns',
	action: 'Add database columns',
	description: 'Add up to 10 columns to a database',
	endpoint: datastores.addFields,
	path: { databaseId },
	body: { fields: required(newColumns(10)) },
});
