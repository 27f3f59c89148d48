import { users } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { userId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `GET /users/{user id}/teams` */
export const getTeams = ordinary({
	name: 'Get Teams',
	action: 'Get teams of user',
	description: 'List the teams that a user belongs to',
	endpoint: users.getTeams,
	path: { user: userId },
	pagination: onePage,
});
