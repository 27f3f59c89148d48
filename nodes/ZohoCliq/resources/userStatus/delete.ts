import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { statusId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete user status',
	description: 'Delete a saved status of your account',
	endpoint: statuses.delete,
	path: { status: statusId },
});
