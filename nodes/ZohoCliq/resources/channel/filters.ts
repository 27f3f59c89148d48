import { boolean, choice, isoDateTime, text } from '../../fields';
import { multiPicker } from '../../fields/pickers';
import { LEVELS } from './fields';

/** What has become of a channel. [Zoho's OpenAPI] */
const STATES = [
	{ name: 'Archived', value: 'archived' },
	{ name: 'Created', value: 'created', description: 'In use' },
	{ name: 'Pending', value: 'pending', description: 'Waiting for approval' },
] as const;

/** The client encodes the plus. [Zoho's OpenAPI] */
const ORDERS = [
	{ name: 'Last Modified, Latest First', value: '-last_modified_time' },
	{ name: 'Last Modified, Oldest First', value: '+last_modified_time' },
	{ name: 'Created, Latest First', value: '-creation_time' },
	{ name: 'Created, Oldest First', value: '+creation_time' },
] as const;

const time = (name: string, label: string, description: string) =>
	isoDateTime({ name, label, description });

/** Which channels to list, as Cliq's query says it. */
export const filters = {
	name: text({
		name: 'name',
		label: 'Name',
		description: 'Only channels with this in their name',
		placeholder: 'e.g. support',
	}),
	status: choice({
		name: 'status',
		label: 'Status',
		description: 'Only channels in this state',
		options: STATES,
	}),
	level: choice({
		name: 'level',
		label: 'Level',
		description: 'Only channels of this level',
		options: LEVELS,
	}),
	modified_before: time(
		'modifiedBefore',
		'Modified Before',
		'Only channels with no message since then',
	),
	modified_after: time(
		'modifiedAfter',
		'Modified After',
		'Only channels with a message since then',
	),
	created_before: time('createdBefore', 'Created Before', 'Only channels made before'),
	created_after: time('createdAfter', 'Created After', 'Only channels made since'),
	channel_ids: multiPicker('Channel', { name: 'channelIds', description: 'Only these channels' }),
	chat_ids: multiPicker('Chat', { name: 'chatIds', description: 'Only channels with these chats' }),
	team_ids: multiPicker('Team', { name: 'teamIds', description: 'Only channels of these teams' }),
	created_by: text({
		name: 'createdBy',
		label: 'Created By',
		description: 'Only channels made by this person: an email address or user ID',
		placeholder: 'e.g. scott.fisher@zylker.com',
	}),
	order_by: choice({
		name: 'orderBy',
		label: 'Order By',
		description: 'How they are sorted',
		options: ORDERS,
	}),
	pinned: boolean({
		name: 'pinned',
		label: 'Pinned',
		description: 'Whether to list only pinned channels',
		default: true,
	}),
	joined: boolean({
		name: 'joined',
		label: 'Joined',
		description: 'Whether to list channels that the connected account is in, or is not in',
		default: true,
	}),
};
