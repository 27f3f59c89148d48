import { roles } from '../../cliq/endpoints';
import { choice, dropDown } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { roleName, rolePurpose, roleUsers } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create role',
	description: 'Create a role; one of an admin type gives administrator rights to all who have it',
	endpoint: roles.create,
	body: {
		name: roleName,
		profile_type: choice({
			name: 'roleType',
			placement: 'form',
			description: 'What the role may do in general',
			options: {
				Members: 'Members (No Admin Rights)',
				'Cliq Admin': 'Cliq Admin (Without the Organization)',
				Admin: 'Admin (Everything)',
			},
		}),
		user_ids: roleUsers('Who to give the role'),
		description: rolePurpose,
		clone_id: dropDown(
			{
				name: 'cloneId',
				label: 'Copy Permissions From Role Name or ID',
				description: 'Role to copy the permissions from.',
			},
			{ loadOptionsMethod: 'getRoles' },
		),
	},
	addedTo: 'additionalFields',
});
