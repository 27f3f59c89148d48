import { several } from '../../fields/ids';
import { asIso, choice, dateTime, flag, text } from '../../fields/inputs';
import { LEVELS } from './fields';

/** What has become of a channel. [Zoho's OpenAPI] */
const STATES = [
	{ name: 'Archived', value: 'archived' },
	{ name: 'Created', value: 'created', description: 'In use' },
	{ name: 'Pending', value: 'pending', description: 'Waiting for approval' },
];

/** The client encodes the plus. [Zoho's OpenAPI] */
const ORDERS = [
	{ name: 'Last Modified, Latest First', value: '-last_modified_time' },
	{ name: 'Last Modified, Oldest First', value: '+last_modified_time' },
	{ name: 'Created, Latest First', value: '-creation_time' },
	{ name: 'Created, Oldest First', value: '+creation_time' },
];

const time = (displayName: string, description: string) =>
	dateTime({ displayName, description }, asIso);

/** Which channels to list, as Cliq's query says it. */
export const filters = {
	name: text({
		displayName: 'Name',
		description: 'Only channels with this in their name',
		placeholder: 'e.g. support',
	}),
	status: choice({ displayName: 'Status', description: 'Only channels in this state' }, STATES),
	level: choice({ displayName: 'Level', description: 'Only channels of this level' }, LEVELS),
	modified_before: time('Modified Before', 'Only channels with no message since then'),
	modified_after: time('Modified After', 'Only channels with a message since then'),
	created_before: time('Created Before', 'Only channels made before'),
	created_after: time('Created After', 'Only channels made since'),
	channel_ids: several('Channel', 'Only these channels'),
	chat_ids: several('Chat', 'Only channels with these chats'),
	team_ids: several('Team', 'Only channels of these teams'),
	created_by: text({
		displayName: 'Created By',
		description: 'Only channels made by this person: an email address or user ID',
		placeholder: 'e.g. scott.fisher@zylker.com',
	}),
	order_by: choice({ displayName: 'Order By', description: 'How they are sorted' }, ORDERS),
	pinned: flag(
		{ displayName: 'Pinned', description: 'Whether to list only pinned channels' },
		true,
	),
	joined: flag(
		{
			displayName: 'Joined',
			description: 'Whether to list channels that the connected account is in, or is not in',
		},
		true,
	),
};
