import { teams } from '../../cliq/endpoints';
import { ordinary } from '../../operation/restOperation';
import { teamMembers, teamName, teamPurpose } from './fields';

/** `POST /teams` */
export const create = ordinary({
	name: 'Create',
	action: 'Create team',
	description: 'Create a team with its first members',
	endpoint: teams.create,
	body: {
		name: teamName({ description: 'How the team is called', required: true }),
		user_ids: teamMembers({ isProminent: true }),
		description: teamPurpose,
	},
	wrapper: 'team',
});
