import { bots } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { handlerBody, handling } from '../components';
import { botId, handlerType, menu } from './fields';

export const createHandler = restOperation({
	name: 'Create Handler',
	action: 'Create handler of bot',
	description: 'Add a handler to a bot; an action of its menu needs a label',
	endpoint: bots.addHandler,
	path: { botId },
	body: { type: handlerType, ...handling, ...menu },
	addedTo: 'additionalFields',
	toBody: handlerBody,
});
