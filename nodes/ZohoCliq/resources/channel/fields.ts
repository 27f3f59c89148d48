import { base64Image, text } from '../../fields';

/** What Simplify keeps of a channel: everything but the rights of every role. */
export const CHANNEL_KEYS = [
	'channel_id',
	'name',
	'unique_name',
	'chat_id',
	'description',
	'level',
	'status',
	'invite_only',
	'joined',
	'pinned',
	'current_user_role',
	'participant_count',
	'creator_id',
	'creator_name',
	'creation_time',
	'last_modified_time',
];

/** Who can see a channel. [Zoho's OpenAPI] */
export const LEVELS = [
	{ name: 'External', value: 'external', description: 'People outside the organization too' },
	{ name: 'Organization', value: 'organization', description: 'Everyone in the organization' },
	{ name: 'Private', value: 'private', description: 'Only people who are invited' },
	{ name: 'Team', value: 'team', description: 'Members of the teams it belongs to' },
] as const;

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

export const channelPicture = base64Image({
	name: 'imageData',
	description: 'Picture of the channel',
});
