import type { IDataObject } from 'n8n-workflow';

import { users } from '../../cliq/endpoints';
import { userId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

/** The published way to the status of someone else is a field of the user. */
export const getForUser = restOperation({
	name: 'Get for User',
	action: 'Get status of user',
	description: 'Get the status that a user has now',
	endpoint: users.get,
	path: { user: userId },
	constants: { fields: 'chat_status' },
	toItem: (status, { path }) => ({ ...(status as IDataObject), userId: path.user }),
});
