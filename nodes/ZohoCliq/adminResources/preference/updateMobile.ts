import { preferences } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { settings } from './fields';

export const updateMobile = restOperation({
	name: 'Update Mobile',
	action: 'Update mobile preferences',
	description: 'Change settings of the mobile app, such as its notifications',
	endpoint: preferences.updateMobile,
	body: {
		settings: settings('Get Mobile', '{ "notification": { "bot_sound": "disabled" } }'),
	},
	toBody: ({ settings: given }) => given,
});
