import { statuses } from '../../cliq/endpoints';
import { statusId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /statuses/{status id}` */
export const remove = ordinary({
	name: 'Delete',
	action: 'Delete user status',
	description: 'Delete a saved status of the connected account',
	endpoint: statuses.delete,
	path: { status: statusId },
});
