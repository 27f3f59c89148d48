import { statuses } from '../../cliq/endpoints';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /statuses/ephemeral` */
export const clearTransient = ordinary({
	name: 'Clear Transient',
	action: 'Clear transient user status',
	description: 'End the transient status of the connected account before its time',
	endpoint: statuses.clearTransient,
});
