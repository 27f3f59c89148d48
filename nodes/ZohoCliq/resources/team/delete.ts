import { teams } from '../../cliq/endpoints';
import { teamId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /teams/{team id}` */
export const remove = ordinary({
	name: 'Delete',
	action: 'Delete team',
	description: 'Delete a team; its members stay in the organization',
	endpoint: teams.delete,
	path: { team: teamId },
});
