import { bots } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { botId, handlerId, handlerType } from './fields';

export const getHandler = restOperation({
	name: 'Get Handler',
	action: 'Get handler of bot',
	description: 'Get a handler of a bot, with its script if it has one',
	endpoint: bots.getHandler,
	path: { botId, handler: handlerType },
	query: { handler_id: handlerId },
});
