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
		name: required(teamName('How the team is called')),
		user_ids: teamMembers,
		description: teamPurpose,
	},
	envelope: 'team',
});
