import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many slash commands',
	description: 'List the slash commands that your account can manage',
	...lists.commands,
	hasSyncToken: true,
});
