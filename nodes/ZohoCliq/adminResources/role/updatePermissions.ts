import { roles } from '../../cliq/endpoints';
import { jsonList, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { roleId } from './fields';

export const updatePermissions = restOperation({
	name: 'Update Permissions',
	action: 'Update permissions of role',
	description: 'Change what a role may do, at once for all who have it',
	endpoint: roles.updatePermissions,
	path: { role: roleId },
	body: {
		list: required(
			jsonList(
				{
					name: 'permissions',
					description:
						'Changes by module and action, for example [{ "module": "organisation_member", "action": "attachments", "status": "disabled" }]',
				},
				'[]',
				({ module }) => typeof module === 'string' && module !== '',
				'must be a list of objects with a module',
			),
		),
	},
});
