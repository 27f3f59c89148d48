import { commands } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { componentName, execution, hint, purpose, sharing } from '../components';
import { commandDetails } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create slash command',
	description: 'Create a slash command that calls n8n or runs a script',
	endpoint: commands.create,
	body: {
		name: required(componentName),
		hint: required(hint),
		...execution,
		...sharing,
		description: purpose,
		...commandDetails,
	},
	addedTo: 'additionalFields',
});
