import { users } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { choice } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getLayouts = restOperation({
	name: 'Get Layouts',
	action: 'Get layouts of user fields',
	description: 'List the fields of profiles, with the unique names of custom ones',
	endpoint: users.getLayouts,
	query: {
		unique_name: choice({
			name: 'uniqueName',
			label: 'Layout',
			description: 'Only this layout',
			options: {
				quick_view: 'Hover Card',
				profile_details_android: 'Profile (Android)',
				profile_details_ios: 'Profile (iOS)',
				profile_details_web: 'Profile (Web)',
			},
		}),
	},
	pagination: onePage,
});
