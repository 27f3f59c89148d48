import { commands } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { commandId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get slash command',
	description: 'Get the details of a slash command',
	endpoint: commands.get,
	path: { component: commandId },
});
