import { bots } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { handlerBody, handling } from '../components';
import { botId, handlerId, handlerType, menu } from './fields';

export const updateHandler = restOperation({
	name: 'Update Handler',
	action: 'Update handler of bot',
	description: 'Change what a handler of a bot sends or runs',
	endpoint: bots.updateHandler,
	path: { botId, handler: handlerType },
	query: { handler_id: handlerId },
	body: { ...handling, ...menu },
	addedTo: 'updateFields',
	toBody: handlerBody,
});
