import { functions } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { functionId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete function',
	description:
		'Delete a function for good, with its handlers; buttons and forms that call it stop working',
	endpoint: functions.delete,
	path: { component: functionId },
});
