import { functions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { functionId, handlerType } from './fields';

export const getHandler = restOperation({
	name: 'Get Handler',
	action: 'Get handler of function',
	description: 'Get a handler of a function, with its script if it has one',
	endpoint: functions.getHandler,
	path: { component: functionId, handler: handlerType },
});
