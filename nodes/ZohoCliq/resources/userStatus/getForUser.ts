import type { IDataObject } from 'n8n-workflow';

import { users } from '../../cliq/endpoints';
import { userId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `GET /users/{user id}?fields=chat_status`: the published way to the status of someone else */
export const getForUser = ordinary({
	name: 'Get for User',
	action: 'Get status of user',
	description: 'Get the status that a user has now',
	endpoint: users.get,
	path: { user: userId },
	always: { query: { fields: 'chat_status' } },
	toItem: (status, { path }) => ({ ...(status as IDataObject), userId: path.user }),
});
