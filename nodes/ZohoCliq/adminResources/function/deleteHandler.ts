import { functions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { functionId, handlerType } from './fields';

export const deleteHandler = restOperation({
	name: 'Delete Handler',
	action: 'Delete handler of function',
	description: 'Delete a handler of a function for good; one that came with it cannot be deleted',
	endpoint: functions.deleteHandler,
	path: { component: functionId, handler: handlerType },
});
