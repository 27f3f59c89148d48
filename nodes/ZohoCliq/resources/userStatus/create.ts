import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { statusFields } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create user status',
	description: 'Save a status of your account and set it at once',
	endpoint: statuses.create,
	body: statusFields,
});
