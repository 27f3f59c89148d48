import { withAliases } from '../../cliq/aliases';
import type { JsonObject } from '../../cliq/json';
import { text } from '../../fields';

/** What Simplify keeps of a channel: not the rights of every role. */
const CHANNEL_KEYS = [
	'channelId',
	'chatId',
	'name',
	'unique_name',
	'description',
	'level',
	'status',
	'joined',
	'participant_count',
	'creation_time',
];

/** @returns the channel with the IDs that the next node needs */
function toChannelItem(channel: JsonObject): JsonObject {
	return withAliases(channel, { channelId: 'channel_id', chatId: 'chat_id' });
}

/** Operations that return a whole channel. */
export const simplifiedChannel = { toItem: toChannelItem, simplify: CHANNEL_KEYS };

/** Who can see a channel. [Zoho's OpenAPI] */
export const LEVELS = [
	{ name: 'External', value: 'external', description: 'People outside the organization too' },
	{ name: 'Organization', value: 'organization', description: 'Everyone in the organization' },
	{ name: 'Private', value: 'private', description: 'Only people who are invited' },
	{ name: 'Team', value: 'team', description: 'Members of the teams it belongs to' },
] as const;

/** @returns the field for a channel's name; the maximum is published. [Zoho's OpenAPI] */
export function channelName(description: string) {
	const placeholder = 'e.g. Zylker Support';
	return text({ name: 'name', description, placeholder, max: 50 });
}

/** What a channel is about. */
export const purpose = text({
	name: 'description',
	description: 'What the channel is about',
	placeholder: 'e.g. Tickets that need more than one person',
	max: 10_500,
	rows: 2,
});
