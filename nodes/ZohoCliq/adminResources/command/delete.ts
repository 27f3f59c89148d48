import { commands } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { commandId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete slash command',
	description: 'Delete a slash command for good, with its handlers; nobody can use it any more',
	endpoint: commands.delete,
	path: { component: commandId },
});
