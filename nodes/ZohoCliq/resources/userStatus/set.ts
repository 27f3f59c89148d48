import { statuses } from '../../cliq/endpoints';
import { statusId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `PUT /statuses/{status id}/set` */
export const set = ordinary({
	name: 'Set',
	action: 'Set user status',
	description: 'Give the connected account one of its saved statuses',
	endpoint: statuses.set,
	path: { status: statusId },
});
