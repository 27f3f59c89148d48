import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { choice } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';
import { CHANGES, rights, rightsIntoObjects } from './rights';

/** `PUT /channels/{channel id}`, for what each role may do */
export const updatePermissions = ordinary({
	name: 'Update Permissions',
	action: 'Update permissions of channel',
	description: 'Change what admins, moderators and members of a channel may do',
	endpoint: channels.update,
	path: { channel: channelId },
	body: {
		change: choice(
			{
				displayName: 'Change',
				description: 'What happens to the permissions that are chosen below',
				isProminent: true,
			},
			CHANGES,
		),
		admin_permission: rights('Admin Permissions'),
		moderator_permission: rights('Moderator Permissions'),
		member_permission: rights('Member Permissions'),
	},
	wrapper: 'channel',
	prepare: rightsIntoObjects,
});
