import { teams } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { teamMembers, teamName, teamPurpose } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create team',
	description: 'Create a team with its first members',
	endpoint: teams.create,
	body: {
		name: required(teamName('Name of the team')),
		user_ids: teamMembers,
		description: teamPurpose,
	},
	addedTo: 'additionalFields',
	envelope: 'team',
});
