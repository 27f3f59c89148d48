import { teams } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { teamId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete team',
	description: 'Delete a team; its members stay in the organization',
	endpoint: teams.delete,
	path: { team: teamId },
});
