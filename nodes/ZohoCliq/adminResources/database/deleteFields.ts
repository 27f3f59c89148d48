import { datastores } from '../../cliq/endpoints';
import { databaseId, list, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const deleteFields = restOperation({
	name: 'Delete Columns',
	action: 'Delete database columns',
	description: 'Delete up to 10 columns and their values in all records for good',
	endpoint: datastores.deleteFields,
	path: { databaseId },
	query: {
		ids: required(
			list({
				name: 'columnIds',
				description: 'Comma-separated list of column IDs; an expression can return an array',
				placeholder: 'e.g. 17202020414617773604009000',
				max: 10,
			}),
		),
	},
});
