import { functions } from '../../cliq/endpoints';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { componentName, executionUrl, purpose } from '../components';
import { functionId } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update function',
	description: 'Change a function, for example where its events go',
	endpoint: functions.update,
	path: { component: functionId },
	body: { name: componentName, description: purpose, execution_url: executionUrl },
	addedTo: 'updateFields',
	check: requireChanges,
});
