import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { statusId } from './fields';

export const set = restOperation({
	name: 'Set',
	action: 'Set user status',
	description: 'Set one of the saved statuses of your account',
	endpoint: statuses.set,
	path: { status: statusId },
});
