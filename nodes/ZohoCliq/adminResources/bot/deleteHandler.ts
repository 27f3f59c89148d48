import { bots } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { botId, handlerId, handlerType } from './fields';

export const deleteHandler = restOperation({
	name: 'Delete Handler',
	action: 'Delete handler of bot',
	description: 'Delete a handler of a bot for good, with its script',
	endpoint: bots.deleteHandler,
	path: { botId, handler: handlerType },
	query: { handler_id: handlerId },
});
