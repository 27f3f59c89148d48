import { users } from '../../cliq/endpoints';
import { userId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { fieldsOfUser, USER_KEYS } from './fields';

/** `GET /users/{user id}` */
export const get = ordinary({
	name: 'Get',
	action: 'Get user',
	description: 'Get the details of a user',
	endpoint: users.get,
	path: { user: userId },
	query: { fields: fieldsOfUser },
	simplify: USER_KEYS,
	fieldsKey: 'fields',
});
