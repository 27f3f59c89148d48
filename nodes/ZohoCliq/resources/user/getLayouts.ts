import { users } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { choice } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getLayouts = restOperation({
	name: 'Get Layouts',
	action: 'Get layouts of user fields',
	description:
		'List which fields profiles show, and where; tells the unique names of custom fields',
	endpoint: users.getLayouts,
	query: {
		unique_name: choice({
			name: 'uniqueName',
			label: 'Layout',
			description: 'Only this layout',
			options: [
				{ name: 'Hover Card', value: 'quick_view' },
				{ name: 'Profile (Android)', value: 'profile_details_android' },
				{ name: 'Profile (iOS)', value: 'profile_details_ios' },
				{ name: 'Profile (Web)', value: 'profile_details_web' },
			],
		}),
	},
	pagination: onePage,
});
