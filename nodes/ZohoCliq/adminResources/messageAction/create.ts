import { messageActions } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { componentName, execution, hint, sharing } from '../components';
import { messageActionDetails } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create message action',
	description: 'Create an action in the menu of messages that calls n8n or runs a script',
	endpoint: messageActions.create,
	body: {
		name: required(componentName),
		hint: required(hint),
		...execution,
		...sharing,
		...messageActionDetails,
	},
	addedTo: 'additionalFields',
});
