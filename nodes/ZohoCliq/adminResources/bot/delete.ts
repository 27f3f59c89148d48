import { bots } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { botId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete bot',
	description: 'Delete a bot for good, with its handlers; all its subscribers lose it',
	endpoint: bots.delete,
	path: { botId },
});
