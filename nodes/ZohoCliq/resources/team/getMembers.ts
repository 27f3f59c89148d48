import { teams } from '../../cliq/endpoints';
import { byToken } from '../../cliq/paging';

import { restOperation } from '../../operation/restOperation';
import { teamId } from './fields';

export const getMembers = restOperation({
	name: 'Get Members',
	action: 'Get members of team',
	description: 'Get members of a team',
	endpoint: teams.getMembers,
	path: { team: teamId },
	pagination: byToken(null),
});
