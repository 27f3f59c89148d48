import { teams } from '../../cliq/endpoints';
import { teamId, userId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /teams/{team id}/members/{user id}` */
export const removeMember = ordinary({
	name: 'Remove Member',
	action: 'Remove member from team',
	description: 'Take a person out of a team',
	endpoint: teams.removeMember,
	path: { team: teamId, user: userId },
});
