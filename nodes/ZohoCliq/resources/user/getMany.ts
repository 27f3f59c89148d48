import { lists } from '../../cliq/lists';
import { ordinary } from '../../operation/restOperation';
import { USER_KEYS } from './fields';
import { filters, withinMemory } from './filters';

/** `GET /users` */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many users',
	description: 'List the users of your organization, or search them by name or email',
	...lists.users,
	query: filters,
	simplify: USER_KEYS,
	fieldsKey: 'fields',
	prepare: withinMemory,
});
