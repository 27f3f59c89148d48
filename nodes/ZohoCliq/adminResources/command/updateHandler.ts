import { commands } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { handlerBody, handling } from '../components';
import { commandId, handlerType } from './fields';

export const updateHandler = restOperation({
	name: 'Update Handler',
	action: 'Update handler of slash command',
	description: 'Change what a handler of a slash command sends or runs',
	endpoint: commands.updateHandler,
	path: { component: commandId, handler: handlerType },
	body: handling,
	toBody: handlerBody,
});
