import { commands } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { commandId, handlerType } from './fields';

export const deleteHandler = restOperation({
	name: 'Delete Handler',
	action: 'Delete handler of slash command',
	description:
		'Delete a handler of a slash command for good; one that came with it cannot be deleted',
	endpoint: commands.deleteHandler,
	path: { component: commandId, handler: handlerType },
});
