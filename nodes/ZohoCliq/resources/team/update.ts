import { teams } from '../../cliq/endpoints';
import { teamId } from '../../fields/ids';
import { changesSomething, ordinary } from '../../operation/restOperation';
import { teamName, teamPurpose } from './fields';

/** `PUT /teams/{team id}` */
export const update = ordinary({
	name: 'Update',
	action: 'Update team',
	description: 'Change the name or the description of a team',
	endpoint: teams.update,
	path: { team: teamId },
	body: {
		name: teamName({ description: 'How the team is called from now on' }),
		description: teamPurpose,
	},
	wrapper: 'team',
	prepare: changesSomething,
});
