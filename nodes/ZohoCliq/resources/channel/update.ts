import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/pickers';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { channelName, channelPicture, purpose } from './fields';
import { settings, settingsIntoConfig } from './settings';

/** The rights of roles are changed by Update Permissions. */
export const update = restOperation({
	name: 'Update',
	action: 'Update channel',
	description: 'Change the name, description, picture or settings of a channel',
	endpoint: channels.update,
	path: { channel: channelId },
	body: {
		name: channelName('The new name'),
		description: purpose,
		image_data: channelPicture,
		...settings,
	},
	check: requireChanges,
	toBody: settingsIntoConfig,
	envelope: 'channel',
});
