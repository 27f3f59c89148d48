import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many databases',
	description: 'List the databases of your organization with their columns',
	...lists.databases,
	hasSyncToken: true,
});
