import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { boolean, choice, EMAIL_EXAMPLE, isoDateTime, multiPicker, text } from '../../fields';
import type { RequestDraft } from '../../operation/request';
import { LEVELS } from './fields';

/** The states of a channel. [Zoho's OpenAPI] */
const STATES = [
	{ name: 'Archived', value: 'archived' },
	{ name: 'Created', value: 'created', description: 'In use' },
	{ name: 'Pending', value: 'pending', description: 'Waiting for approval' },
] as const;

/** The client encodes the plus sign. [Zoho's OpenAPI] */
const ORDERS = {
	'-last_modified_time': 'Last Modified, Latest First',
	'+last_modified_time': 'Last Modified, Oldest First',
	'-creation_time': 'Created, Latest First',
	'+creation_time': 'Created, Oldest First',
};

function time(name: string, which: string) {
	return isoDateTime({ name, description: `Only channels ${which} this time` });
}

/** Which channels to list, by the keys of Cliq's query. */
export const filters = {
	name: text({
		name: 'name',
		description: 'Only channels whose name contains this',
		placeholder: 'e.g. support',
	}),
	status: choice({ name: 'status', description: 'Only channels in this state', options: STATES }),
	level: choice({
		name: 'level',
		description: 'Only channels of this level',
		options: LEVELS.map(({ name, value }) => ({ name, value })),
	}),
	modified_before: time('modifiedBefore', 'without a message after'),
	modified_after: time('modifiedAfter', 'with a message after'),
	created_before: time('createdBefore', 'created before'),
	created_after: time('createdAfter', 'created after'),
	channel_ids: multiPicker('Channel', { name: 'channelIds', description: 'Only these channels' }),
	chat_ids: multiPicker('Chat', { name: 'chatIds', description: 'Only channels with these chats' }),
	team_ids: multiPicker('Team', { name: 'teamIds', description: 'Only channels of these teams' }),
	created_by: text({
		name: 'createdBy',
		description: 'Only channels created by this person: an email or user ID',
		placeholder: EMAIL_EXAMPLE,
	}),
	order_by: choice({
		name: 'orderBy',
		placement: 'options',
		description: 'Order of the channels',
		options: ORDERS,
	}),
	pinned: boolean({
		name: 'pinned',
		description: 'Whether to list only pinned channels',
	}),
	joined: boolean({
		name: 'joined',
		description: 'Whether to list channels your account has joined (turn off for those it has not)',
	}),
};

/**
 * Not every Cliq applies the filters for teams and pins. [another n8n node]
 *
 * @returns whether a channel passes them, as far as it tells; undefined without such filters
 */
export function isWanted({ query: { team_ids: teams, pinned } }: RequestDraft) {
	if (teams === undefined && pinned === undefined) return undefined;
	const wanted = teams === undefined ? undefined : String(teams).split(',');
	return (channel: JsonObject): boolean => {
		const isOfTeam =
			!wanted || !isJsonObject(channel.teams) || wanted.some((id) => hasTeam(channel, id));
		const isPinned = pinned === undefined || (channel.pinned ?? pinned) === pinned;
		return isOfTeam && isPinned;
	};
}

function hasTeam({ teams }: JsonObject, id: string): boolean {
	return isJsonObject(teams) && Object.hasOwn(teams, id);
}
