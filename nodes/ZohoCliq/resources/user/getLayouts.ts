import { users } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { choice } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `GET /users/layout` */
export const getLayouts = ordinary({
	name: 'Get Layouts',
	action: 'Get layouts of user fields',
	description:
		'List which fields profiles show, and where; tells the unique names of custom fields',
	endpoint: users.getLayouts,
	query: {
		unique_name: choice({ displayName: 'Layout', description: 'Only this layout' }, [
			{ name: 'Hover Card', value: 'quick_view' },
			{ name: 'Profile (Android)', value: 'profile_details_android' },
			{ name: 'Profile (iOS)', value: 'profile_details_ios' },
			{ name: 'Profile (Web)', value: 'profile_details_web' },
		]),
	},
	pagination: onePage,
});
