import { channels } from '../../cliq/endpoints';
import { channelId, memberId } from '../../fields/ids';
import { choice } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `PUT /channels/{channel id}/members/{user id}` */
export const changeMemberRole = ordinary({
	name: 'Change Member Role',
	action: 'Change role of channel member',
	description: 'Make a member of a channel its admin, say, or an ordinary member again',
	endpoint: channels.changeMemberRole,
	path: { channel: channelId, user: memberId },
	body: {
		role: choice(
			{ displayName: 'Role', description: 'The new role', required: true },
			[
				{ name: 'Admin', value: 'admin' },
				{ name: 'Member', value: 'member' },
				{ name: 'Moderator', value: 'moderator' },
				{ name: 'Super Admin', value: 'super_admin' },
			],
			'member',
		),
	},
});
