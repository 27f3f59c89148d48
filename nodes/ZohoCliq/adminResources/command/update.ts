import { commands } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import {
	checkSharing,
	componentName,
	executionUrl,
	hint,
	newSharing,
	purpose,
} from '../components';
import { commandDetails, commandId } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update slash command',
	description: 'Change a slash command, for example where its events go',
	endpoint: commands.update,
	path: { component: commandId },
	body: {
		name: componentName,
		hint,
		description: purpose,
		execution_url: executionUrl,
		...newSharing,
		...commandDetails,
	},
	addedTo: 'updateFields',
	check: checkSharing,
});
