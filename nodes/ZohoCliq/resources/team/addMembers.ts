import { teams } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { teamId, teamMembers } from './fields';

export const addMembers = restOperation({
	name: 'Add Members',
	action: 'Add members to team',
	description: 'Add members to a team',
	endpoint: teams.addMembers,
	path: { team: teamId },
	body: { user_ids: required(teamMembers) },
	batch: { key: 'user_ids', size: 100 },
});
