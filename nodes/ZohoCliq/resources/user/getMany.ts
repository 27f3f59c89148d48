import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';
import { USER_KEYS } from './fields';
import { checkMemory, filters } from './filters';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many users',
	description: 'List the users of your organization, or search them by name or email',
	...lists.users,
	query: filters,
	check: (_, { modified_after: since }) => {
		checkMemory(since);
	},
	simplify: USER_KEYS,
});
