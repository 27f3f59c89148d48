import type { Field } from '../../fields';
import {
	boolean,
	choice,
	choices,
	list,
	mapped,
	multiPicker,
	text,
	trimmed,
	upTo,
	userIdList,
} from '../../fields';
import { sentAfter, sentBefore, STARS } from './fields';

/** The maximum for people, chats and teams. [Zoho's OpenAPI, v3] */
const MOST = 5;

function limited(several: Field<string[]>): Field<string[]> {
	return mapped(several, (entries, at) => upTo(at, entries, MOST));
}

const people = (name: string, label: string, description: string) =>
	userIdList({ name, label, description, max: MOST });

/** Up to five conversations. */
export const inChats = limited(
	multiPicker('Chat', {
		name: 'chatIds',
		description: 'Only in these; the list shows channels',
	}),
);

/** Who sent it. */
export const fromUsers = people('fromUserIds', 'From Users', 'Only messages of these people');

/** The filters of the search by Cliq's names. [Zoho's OpenAPI, v3] */
export const searchFilters = {
	from_user_ids: fromUsers,
	to_user_ids: people('toUserIds', 'To Users', 'Only messages to these people'),
	mentioned_user_ids: people(
		'mentionedUserIds',
		'Mentioned Users',
		'Only what mentions these people',
	),
	chat_ids: inChats,
	chat_type: choices({
		name: 'chatType',
		description: 'Only in these kinds',
		options: {
			direct_message: 'Direct',
			group_chat: 'Group',
			channel: 'Channel',
			threads: 'Thread',
			bot: 'Bot',
			guests: 'With Guests',
		},
	}),
	channel_type: choice({
		name: 'channelType',
		description: 'Only in these channels',
		options: {
			organisation: 'Organization',
			team: 'Team',
			personal: 'Private',
			external: 'External',
		},
	}),
	team_ids: limited(
		multiPicker('Team', { name: 'teamIds', description: 'Only in channels of these' }),
	),
	parent_chatid: trimmed({
		name: 'threadId',
		description: 'Only in this thread',
		placeholder: 'e.g. CT_2230748155763520213-T-1',
	}),
	include_allowed_channels: boolean({
		name: 'includeAllowedChannels',
		description: 'Whether to search your channels besides these chats',
	}),
	from_time: sentAfter,
	to_time: sentBefore,
	message_type: choice({
		name: 'messageType',
		description: 'Only messages with this content',
		options: { text: 'Text', link: 'Link', file: 'File' },
	}),
	file_name: list({
		name: 'fileNames',
		max: 10,
		description: 'Comma-separated list; * stands for any text',
		placeholder: 'e.g. report*, invoice.pdf',
	}),
	file_type: list({
		name: 'fileTypes',
		max: 10,
		description: 'Comma-separated list of MIME types',
		placeholder: 'e.g. application/pdf, image/png',
	}),
	file_content_query: text({
		name: 'fileContent',
		max: 500,
		description: 'Words in a file. AND, OR, NOT and phrases in quotes work.',
		placeholder: 'e.g. invoice AND overdue',
	}),
	has_mentions: boolean({
		name: 'hasMentions',
		description: 'Whether to find only those that mention somebody',
	}),
	is_pinned: boolean({
		name: 'pinned',
		description: 'Whether to find only pinned messages; needs exactly one chat ID',
	}),
	star_types: choices({
		name: 'starTypes',
		description: 'Only what you starred as one of these',
		options: STARS,
	}),
	include_bot_messages: boolean({
		name: 'includeBotMessages',
		description: 'Whether to find messages of bots too',
	}),
};
