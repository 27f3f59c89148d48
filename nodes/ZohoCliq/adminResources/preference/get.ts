import { preferences } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { keys } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get preferences',
	description: 'Get how Cliq looks and sounds for your account',
	endpoint: preferences.get,
	query: { keys },
	envelope: 'userpreferences',
});
