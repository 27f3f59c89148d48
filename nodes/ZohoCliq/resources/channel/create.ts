import { channels } from '../../cliq/endpoints';
import { boolean, choice, multiPicker, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { channelName, channelPicture, LEVELS, purpose } from './fields';
import { idsAndEmails, newMembers } from './people';
import { initialRights } from './rights';
import { settings, settingsIntoConfig } from './settings';

const level = choice({
	name: 'level',
	description: 'Who can see the channel',
	options: LEVELS,
	default: 'private',
});

const teams = 'Teams that the channel belongs to (team level)';

export const create = restOperation({
	name: 'Create',
	action: 'Create channel',
	description: 'Create a channel',
	endpoint: channels.create,
	body: {
		name: required(channelName('Name of the channel')),
		level: required(level),
		description: purpose,
		invite_only: boolean({
			name: 'inviteOnly',
			description: 'Whether people join by invitation only (organization and team level)',
		}),
		members: newMembers,
		team_ids: multiPicker('Team', { name: 'teamIds', description: teams }),
		image_data: channelPicture,
		permissions: initialRights,
		...settings,
	},
	addedTo: 'additionalFields',
	toBody: ({ members, permissions, ...channel }) => ({
		...settingsIntoConfig(channel),
		...idsAndEmails(members),
		...permissions,
	}),
	envelope: 'channel',
});
