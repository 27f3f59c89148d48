import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { changesSomething, ordinary } from '../../operation/restOperation';
import { channelName, channelPicture, purpose } from './fields';
import { settings, settingsIntoConfig } from './settings';

/** `PUT /channels/{channel id}`; the rights of roles are changed by Update Permissions. */
export const update = ordinary({
	name: 'Update',
	action: 'Update channel',
	description: 'Change the name, description, picture or settings of a channel',
	endpoint: channels.update,
	path: { channel: channelId },
	body: {
		name: channelName({ description: 'The new name' }),
		description: purpose,
		image_data: channelPicture,
		...settings,
	},
	wrapper: 'channel',
	prepare: (request) => settingsIntoConfig(changesSomething(request)),
});
