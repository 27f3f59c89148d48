import { teams } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { teamId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get team',
	description: 'Get the details of a team',
	endpoint: teams.get,
	path: { team: teamId },
	envelope: 'team',
});
