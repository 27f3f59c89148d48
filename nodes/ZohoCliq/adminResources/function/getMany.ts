import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many functions',
	description: 'List the functions that your account can manage',
	...lists.functions,
	hasSyncToken: true,
});
