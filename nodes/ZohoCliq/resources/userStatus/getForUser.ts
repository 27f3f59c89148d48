import { users } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

/** The published way to read another user's status is a field of the user. */
export const getForUser = restOperation({
	name: 'Get by User',
	action: 'Get status of user',
	description: 'Get the current status of a user',
	endpoint: users.get,
	path: { user: userId },
	constants: { fields: 'chat_status' },
	echo: ({ path }) => ({ userId: path.user }),
});
