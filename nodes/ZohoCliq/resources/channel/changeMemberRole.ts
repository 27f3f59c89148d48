import { channels } from '../../cliq/endpoints';
import { channelId, choice, memberId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const changeMemberRole = restOperation({
	name: 'Change Member Role',
	action: 'Change role of channel member',
	description: 'Change the role of a channel member',
	endpoint: channels.changeMemberRole,
	path: { channel: channelId, user: memberId },
	body: {
		role: required(
			choice({
				name: 'role',
				description: 'The new role',
				options: {
					admin: 'Admin',
					member: 'Member',
					moderator: 'Moderator',
					super_admin: 'Super Admin',
				},
				default: 'member',
			}),
		),
	},
});
