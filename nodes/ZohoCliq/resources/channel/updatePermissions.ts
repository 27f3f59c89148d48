import { channels } from '../../cliq/endpoints';
import { channelId, prominent } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChannel } from './fields';
import { requireRights, RIGHTS_KEYS, rightsOfRoles } from './rights';

export const updatePermissions = restOperation({
	name: 'Update Permissions',
	action: 'Update permissions of channel',
	description: 'Change what admins, moderators and members of a channel may do',
	endpoint: channels.update,
	path: { channel: channelId },
	body: { permissions: prominent(rightsOfRoles) },
	check: requireRights,
	toBody: ({ permissions = {} }) => permissions,
	envelope: 'channel',
	...simplifiedChannel,
	simplify: ['channelId', 'chatId', 'name', ...RIGHTS_KEYS],
});
