import { preferences } from '../../cliq/endpoints';
import { boolean } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { keys } from './fields';

export const getMobile = restOperation({
	name: 'Get Mobile',
	action: 'Get mobile preferences',
	description: 'Get the settings of the mobile app, such as its notifications',
	endpoint: preferences.getMobile,
	query: {
		keys,
		fetch_all: boolean({
			name: 'fetchAll',
			label: 'All Settings',
			description: 'Whether to also return those that the app uses itself',
		}),
	},
});
