import { channels } from '../../cliq/endpoints';
import { boolean, choice, required } from '../../fields';
import { multiPicker } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { channelName, channelPicture, LEVELS, purpose } from './fields';
import { idsAndEmails, newMembers } from './people';
import { initialRights } from './rights';
import { settings, settingsIntoConfig } from './settings';

const level = choice({
	name: 'level',
	label: 'Level',
	description: 'Who can see the channel',
	options: LEVELS,
	default: 'private',
});

const teams = 'The teams that a channel of team level belongs to';

export const create = restOperation({
	name: 'Create',
	action: 'Create channel',
	description: 'Make a new channel',
	endpoint: channels.create,
	body: {
		name: required(channelName('What the channel is called')),
		level: required(level),
		description: purpose,
		invite_only: boolean({
			name: 'inviteOnly',
			label: 'Invite Only',
			description: 'Whether people join by invitation only (organization and team level)',
		}),
		members: newMembers,
		team_ids: multiPicker('Team', { name: 'teamIds', description: teams }),
		image_data: channelPicture,
		...initialRights,
		...settings,
	},
	toBody: ({ members, ...channel }) => ({
		...settingsIntoConfig(channel),
		...idsAndEmails(members),
	}),
	envelope: 'channel',
});
