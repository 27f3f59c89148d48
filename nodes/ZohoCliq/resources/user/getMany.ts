import { byToken } from '../../cliq/paging';
import { ordinary } from '../ordinary';
import { USER_KEYS } from './fields';
import { filters, withinMemory } from './filters';

/** `GET /users` */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many users',
	description: 'List the users of your organization, or search them by name or email',
	endpoint: 'users.getMany',
	query: filters,
	rows: byToken(100),
	simplify: USER_KEYS,
	fieldsKey: 'fields',
	prepare: withinMemory,
});
