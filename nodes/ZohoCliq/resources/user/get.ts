import { users } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { fieldsOfUser, USER_KEYS } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get user',
	description: 'Get the details of a user',
	endpoint: users.get,
	path: { user: userId },
	query: { fields: fieldsOfUser },
	simplify: USER_KEYS,
});
