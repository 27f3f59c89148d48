import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const clearTransient = restOperation({
	name: 'Clear Temporary',
	action: 'Clear temporary user status',
	description: 'End the temporary status of your account now',
	endpoint: statuses.clearTransient,
});
