import { users } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { userId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getTeams = restOperation({
	name: 'Get Teams',
	action: 'Get teams of user',
	description: 'List the teams that a user belongs to',
	endpoint: users.getTeams,
	path: { user: userId },
	pagination: onePage,
});
