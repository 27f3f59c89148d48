import { functions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { handlerBody, handling } from '../components';
import { functionId, handlerType } from './fields';

export const createHandler = restOperation({
	name: 'Create Handler',
	action: 'Create handler of function',
	description: 'Add a handler to a function',
	endpoint: functions.addHandler,
	path: { component: functionId },
	body: { type: handlerType, ...handling },
	toBody: handlerBody,
});
