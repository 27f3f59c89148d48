import { lists } from '../../cliq/lists';
import { restOperation } from '../../operation/restOperation';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many message actions',
	description: 'List the message actions that your account can manage',
	...lists.messageActions,
	hasSyncToken: true,
});
