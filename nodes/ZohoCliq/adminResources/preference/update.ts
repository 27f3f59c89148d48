import { preferences } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { settings } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update preferences',
	description: 'Change how Cliq looks and sounds for your account',
	endpoint: preferences.update,
	body: { settings: settings('Get', '{ "dark_mode": "enabled" }') },
	toBody: ({ settings: given }) => given,
});
