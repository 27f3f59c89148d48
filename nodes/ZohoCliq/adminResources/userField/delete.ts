import { userFields } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { userFieldId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete user field',
	description: 'Delete a field from all user profiles for good, with its values',
	endpoint: userFields.delete,
	path: { userField: userFieldId },
});
