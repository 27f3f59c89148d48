import { teams } from '../../cliq/endpoints';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { teamId, teamName, teamPurpose } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update team',
	description: 'Change the name or the description of a team',
	endpoint: teams.update,
	path: { team: teamId },
	body: { name: teamName('How the team is called from now on'), description: teamPurpose },
	check: requireChanges,
	envelope: 'team',
});
