import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const getCurrent = restOperation({
	name: 'Get Current',
	action: 'Get current user status',
	description: 'Get the current status of your account',
	endpoint: statuses.getCurrent,
});
