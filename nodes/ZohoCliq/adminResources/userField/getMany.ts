import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many user fields',
	description: 'List the fields that user profiles have in your organization',
	...lists.userFields,
});
