import { statuses } from '../../cliq/endpoints';

import { restOperation } from '../../operation/restOperation';
import { statusId } from './fields';

export const set = restOperation({
	name: 'Set',
	action: 'Set user status',
	description: 'Give the connected account one of its saved statuses',
	endpoint: statuses.set,
	path: { status: statusId },
});
