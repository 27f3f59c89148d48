import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const clearTransient = restOperation({
	name: 'Clear Temporary',
	action: 'Clear temporary user status',
	description: 'End the temporary status of the connected account now',
	endpoint: statuses.clearTransient,
});
