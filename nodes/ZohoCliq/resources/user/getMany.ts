import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';
import { USER_KEYS } from './fields';
import { filters } from './filters';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many users',
	description: 'List the users of your organization, or search them by name or email',
	...lists.users,
	query: filters,
	simplify: USER_KEYS,
});
