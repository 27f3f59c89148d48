import { commands } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { commandId, handlerType } from './fields';

export const getHandler = restOperation({
	name: 'Get Handler',
	action: 'Get handler of slash command',
	description: 'Get a handler of a slash command, with its script if it has one',
	endpoint: commands.getHandler,
	path: { component: commandId, handler: handlerType },
});
