import { teams } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { teamId } from './fields';

export const removeMember = restOperation({
	name: 'Remove Member',
	action: 'Remove member from team',
	description: 'Remove a member from a team',
	endpoint: teams.removeMember,
	path: { team: teamId, user: userId },
});
