import { teams } from '../../cliq/endpoints';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { teamId, teamName, teamPurpose } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update team',
	description: 'Change the name or description of a team',
	endpoint: teams.update,
	path: { team: teamId },
	body: { name: teamName('New name of the team'), description: teamPurpose },
	addedTo: 'updateFields',
	check: requireChanges,
	envelope: 'team',
});
