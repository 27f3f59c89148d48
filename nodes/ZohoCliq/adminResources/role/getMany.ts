import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many roles',
	description: 'List the roles of your organization',
	...lists.roles,
});
