import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const clearTransient = restOperation({
	name: 'Clear Transient',
	action: 'Clear transient user status',
	description: 'End the transient status of the connected account before its time',
	endpoint: statuses.clearTransient,
});
