import { datastores } from '../../cliq/endpoints';
import { databaseId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { changedColumns } from './fields';

export const updateFields = restOperation({
	name: 'Update Columns',
	action: 'Update database columns',
	description: 'Change the names and rules of up to 10 columns',
	endpoint: datastores.updateFields,
	path: { databaseId },
	body: { fields: required(changedColumns) },
});
