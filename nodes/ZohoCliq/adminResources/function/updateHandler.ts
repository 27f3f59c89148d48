import { functions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { handlerBody, handling } from '../components';
import { functionId, handlerType } from './fields';

export const updateHandler = restOperation({
	name: 'Update Handler',
	action: 'Update handler of function',
	description: 'Change what a handler of a function sends or runs',
	endpoint: functions.updateHandler,
	path: { component: functionId, handler: handlerType },
	body: handling,
	toBody: handlerBody,
});
