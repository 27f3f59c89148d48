import { functions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { functionId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get function',
	description: 'Get the details of a function',
	endpoint: functions.get,
	path: { component: functionId },
});
