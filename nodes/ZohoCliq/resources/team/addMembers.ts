import { teams } from '../../cliq/endpoints';
import { teamId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { teamMembers } from './fields';

/** `POST /teams/{team id}/members`, 100 people at a time */
export const addMembers = ordinary({
	name: 'Add Members',
	action: 'Add members to team',
	description: 'Put people into a team',
	endpoint: teams.addMembers,
	path: { team: teamId },
	body: { user_ids: teamMembers({ required: true }) },
	portions: { key: 'user_ids', size: 100 },
});
