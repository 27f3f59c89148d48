import { channels } from '../../cliq/endpoints';
import { channelId, prominent } from '../../fields';
import { picture } from '../../messaging/picture';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { channelName, purpose, simplifiedChannel } from './fields';
import { settings, settingsIntoConfig } from './settings';

/** Update Permissions changes the rights of roles. */
export const update = restOperation({
	name: 'Update',
	action: 'Update channel',
	description: 'Change the name, description, picture or settings of a channel',
	endpoint: channels.update,
	path: { channel: channelId },
	body: {
		name: channelName('New name of the channel'),
		description: prominent(purpose),
		image_data: picture,
		...settings,
	},
	addedTo: 'updateFields',
	check: requireChanges,
	toBody: settingsIntoConfig,
	envelope: 'channel',
	...simplifiedChannel,
});
