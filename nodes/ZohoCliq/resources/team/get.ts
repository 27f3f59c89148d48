import { teams } from '../../cliq/endpoints';
import { teamId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `GET /teams/{team id}` */
export const get = ordinary({
	name: 'Get',
	action: 'Get team',
	description: 'Get the details of a team',
	endpoint: teams.get,
	path: { team: teamId },
	wrapper: 'team',
});
