import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

/** Cliq's built-in statuses are not included. [Zoho's OpenAPI] */
export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many user statuses',
	description: 'List the saved statuses of your account',
	...lists.statuses,
});
