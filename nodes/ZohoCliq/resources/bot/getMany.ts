import { lists } from '../../cliq/lists';
import { ordinary } from '../../operation/restOperation';

/** `GET /api/v3/bots`: only v3 lists bots */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many bots',
	description: 'List the bots that the connected account can use',
	...lists.bots,
});
