import { channels } from '../../cliq/endpoints';
import { choice, required } from '../../fields';
import { channelId, memberId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const changeMemberRole = restOperation({
	name: 'Change Member Role',
	action: 'Change role of channel member',
	description: 'Make a member of a channel its admin, say, or an ordinary member again',
	endpoint: channels.changeMemberRole,
	path: { channel: channelId, user: memberId },
	body: {
		role: required(
			choice({
				name: 'role',
				label: 'Role',
				description: 'The new role',
				options: [
					{ name: 'Admin', value: 'admin' },
					{ name: 'Member', value: 'member' },
					{ name: 'Moderator', value: 'moderator' },
					{ name: 'Super Admin', value: 'super_admin' },
				],
				default: 'member',
			}),
		),
	},
});
