import { teams } from '../../cliq/endpoints';
import { byToken } from '../../cliq/paging';
import { teamId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `GET /teams/{team id}/members` */
export const getMembers = ordinary({
	name: 'Get Members',
	action: 'Get members of team',
	description: 'List the people in a team',
	endpoint: teams.getMembers,
	path: { team: teamId },
	pagination: byToken(null),
});
