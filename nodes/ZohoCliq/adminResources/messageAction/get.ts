import { messageActions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { messageActionId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get message action',
	description: 'Get the details of a message action',
	endpoint: messageActions.get,
	path: { component: messageActionId },
});
