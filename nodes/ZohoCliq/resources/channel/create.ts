import { channels } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import type { Field, Values } from '../../fields';
import { boolean, choice, mapped, multiPicker, prominent, required } from '../../fields';
import { picture } from '../../messaging/picture';
import { restOperation } from '../../operation/restOperation';
import { channelName, LEVELS, purpose, simplifiedChannel } from './fields';
import { idsAndEmails, newMembers } from './people';
import { rightsOfRoles } from './rights';
import { settings, settingsIntoConfig } from './settings';

const level = choice({
	name: 'level',
	description: 'Who can see the channel',
	options: LEVELS,
	default: 'private',
});

const teams = multiPicker('Team', {
	name: 'teamIds',
	description: 'Teams that the channel belongs to (team level)',
});

const byInvitation = boolean({
	name: 'inviteOnly',
	description: 'Whether people join by invitation only (organization and team level)',
});

const place = {
	level: required(level),
	team_ids: teams,
	// Off is the default, also where it cannot be on.
	invite_only: mapped(byInvitation, (isOn) => isOn || undefined),
};

/** @throws INVALID_INPUT for what does not fit the level. [Zoho's own node, another n8n node] */
function checkLevel({ level: chosen, team_ids: ids, invite_only: isOn }: Values<typeof place>) {
	const refuse = ({ property }: Field<unknown>, why: string) =>
		invalidInput(property.displayName, why);
	if (chosen === 'team' && !ids) throw refuse(teams, 'must not be empty for a team channel');
	if (chosen !== 'team' && ids) throw refuse(level, 'must be "Team" for a channel of teams');
	if (isOn && (chosen === 'private' || chosen === 'external')) {
		throw refuse(byInvitation, `cannot be on for a channel of the level "${chosen}"`);
	}
}

export const create = restOperation({
	name: 'Create',
	action: 'Create channel',
	description: 'Create a channel',
	endpoint: channels.create,
	body: {
		name: required(channelName('Name of the channel')),
		...place,
		description: prominent(purpose),
		members: newMembers,
		image_data: picture,
		permissions: prominent(rightsOfRoles),
		...settings,
	},
	addedTo: 'additionalFields',
	check: checkLevel,
	toBody: ({ members, permissions, ...channel }) => ({
		...settingsIntoConfig(channel),
		...idsAndEmails(members),
		...permissions,
	}),
	envelope: 'channel',
	...simplifiedChannel,
});
