import { userFields } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { userFieldId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get user field',
	description: 'Get the details of a field of user profiles',
	endpoint: userFields.get,
	path: { userField: userFieldId },
});
