import { messageActions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { checkSharing, componentName, executionUrl, hint, newSharing } from '../components';
import { messageActionDetails, messageActionId } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update message action',
	description: 'Change a message action, for example where its events go',
	endpoint: messageActions.update,
	path: { component: messageActionId },
	body: {
		name: componentName,
		hint,
		execution_url: executionUrl,
		...newSharing,
		...messageActionDetails,
	},
	addedTo: 'updateFields',
	check: checkSharing,
});
