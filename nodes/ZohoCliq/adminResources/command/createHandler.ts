import { commands } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { handlerBody, handling } from '../components';
import { commandId, handlerType } from './fields';

export const createHandler = restOperation({
	name: 'Create Handler',
	action: 'Create handler of slash command',
	description: 'Add a handler to a slash command',
	endpoint: commands.addHandler,
	path: { component: commandId },
	body: { type: handlerType, ...handling },
	toBody: handlerBody,
});
