import { lists } from '../../cliq/lists';
import { ordinary } from '../../operation/restOperation';

/** `GET /statuses`; those that Cliq comes with are not among them */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many user statuses',
	description: 'List the saved statuses of the connected account',
	...lists.statuses,
});
