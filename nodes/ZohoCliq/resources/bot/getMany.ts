import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

/** Only v3 lists bots. */
export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many bots',
	description: 'List the bots that the connected account can use',
	...lists.bots,
	hasSyncToken: true,
});
