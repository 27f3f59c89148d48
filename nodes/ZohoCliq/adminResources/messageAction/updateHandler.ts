import { messageActions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { handlerBody, handling } from '../components';
import { EXECUTION, messageActionId } from './fields';

export const updateHandler = restOperation({
	name: 'Update Handler',
	action: 'Update handler of message action',
	description: 'Change what the handler of a message action sends or runs',
	endpoint: messageActions.updateHandler,
	path: { component: messageActionId },
	fixedPath: EXECUTION,
	body: handling,
	toBody: handlerBody,
});
