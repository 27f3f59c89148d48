import { channels } from '../../cliq/endpoints';
import { several } from '../../fields/ids';
import { choice, flag } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';
import { channelName, channelPicture, LEVELS, purpose } from './fields';
import { emailsApart, newMembers } from './people';
import { initialRights } from './rights';
import { settings, settingsIntoConfig } from './settings';

/** `POST /channels` */
export const create = ordinary({
	name: 'Create',
	action: 'Create channel',
	description: 'Make a new channel',
	endpoint: channels.create,
	body: {
		name: channelName({ description: 'What the channel is called', required: true }),
		level: choice(
			{ displayName: 'Level', description: 'Who can see the channel', required: true },
			LEVELS,
			'private',
		),
		description: purpose,
		invite_only: flag({
			displayName: 'Invite Only',
			description: 'Whether people join by invitation only (organization and team level)',
		}),
		user_ids: newMembers(),
		team_ids: several('Team', 'The teams that a channel of team level belongs to'),
		image_data: channelPicture,
		...initialRights,
		...settings,
	},
	wrapper: 'channel',
	prepare: (request) => settingsIntoConfig(emailsApart(request)),
});
