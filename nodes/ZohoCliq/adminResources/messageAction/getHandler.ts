import { messageActions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { EXECUTION, messageActionId } from './fields';

export const getHandler = restOperation({
	name: 'Get Handler',
	action: 'Get handler of message action',
	description: 'Get the handler of a message action, with its script if it has one',
	endpoint: messageActions.getHandler,
	path: { component: messageActionId },
	fixedPath: EXECUTION,
});
