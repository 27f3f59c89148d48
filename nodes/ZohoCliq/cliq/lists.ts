import { byTime } from './byTime';
import type { Endpoint } from './endpoints';
import * as endpoints from './endpoints';
import { latestFirst } from './messages';
import type { Paging } from './paging';
import { byToken, onePage, recordOf } from './paging';

export interface List {
	readonly endpoint: Endpoint;
	readonly pagination: Paging;
}

/** What Cliq itself fills in of a database's record. [Zoho's OpenAPI, v3] */
export const OWN_COLUMNS = ['id', 'added_time', 'modified_time'];

/** The envelope of a single record of a database. [another n8n node] */
export const ONE_RECORD = 'object';

/** Zoho's help page on getRecords: at most this many without a limit. */
const RECORDS_PER_PAGE = 100;

/**
 * Records of v2: Cliq returns a token if `from_index` and `limit` were sent, under the name `next_token`
 * [Zoho's help on Deluge's getRecords] or `start_token` [Zoho's OpenAPI]. The later pages have it instead of
 * the index, never beside it. A single record may come as an object. [another n8n node]
 */
const byStartToken: Paging = {
	size: RECORDS_PER_PAGE,
	key: 'start_token',
	// Whether the first index is 0 or 1 is not published; a list of one page does without.
	first: (max) => (max > RECORDS_PER_PAGE ? { from_index: 0 } : {}),
	parsePage: (answer, rows) => {
		const token = answer.next_token ?? answer.start_token;
		const isToken = (typeof token === 'string' && token !== '') || typeof token === 'number';
		const one = recordOf(answer, ONE_RECORD);
		const isOne = rows.length === 0 && one !== answer;
		return { rows: isOne ? [one] : rows, next: isToken ? token : undefined };
	},
};

/** Lists read by both pickers and operations. [Zoho's OpenAPI] */
export const lists = {
	// v3 returns up to 50 bots per page.
	bots: { endpoint: endpoints.bots.getMany, pagination: byToken(50) },
	botSubscribers: { endpoint: endpoints.bots.getSubscribers, pagination: byToken(100) },
	calendars: { endpoint: endpoints.events.getCalendars, pagination: onePage },
	// No maximum is published; another n8n node allows 100, and a token only alone.
	calls: {
		endpoint: endpoints.calls.getMany,
		pagination: { ...byToken(100), isTokenAlone: true },
	},
	callParticipants: { endpoint: endpoints.calls.getParticipants, pagination: byToken(100) },
	channels: { endpoint: endpoints.channels.getMany, pagination: byToken(100) },
	// Paged by time: Cliq returns no token.
	chats: {
		endpoint: endpoints.chats.getMany,
		pagination: byTime(100, 'last_modified_time', 'modified_before', 'modified_after'),
	},
	commands: { endpoint: endpoints.commands.getMany, pagination: byToken(50) },
	foundChats: {
		endpoint: endpoints.chats.search,
		pagination: byTime(500, 'last_modified_time', 'modified_before', 'modified_after'),
	},
	foundMessages: { endpoint: endpoints.messages.search, pagination: byToken(50) },
	functions: { endpoint: endpoints.functions.getMany, pagination: byToken(50) },
	// No maximum is published for these two; 100 is that of most lists.
	databases: { endpoint: endpoints.datastores.getMany, pagination: byToken(100) },
	databaseRecords: { endpoint: endpoints.storages.getMany, pagination: byStartToken },
	databaseRecordsByCriteria: {
		endpoint: endpoints.datastores.getRecords,
		pagination: byToken(100),
	},
	departments: { endpoint: endpoints.departments.getMany, pagination: byToken(100) },
	designations: { endpoint: endpoints.designations.getMany, pagination: byToken(100) },
	events: { endpoint: endpoints.events.getMany, pagination: onePage },
	mentions: { endpoint: endpoints.mentions.getMany, pagination: byToken(100) },
	messageActions: { endpoint: endpoints.messageActions.getMany, pagination: byToken(50) },
	messages: { endpoint: endpoints.messages.getMany, pagination: latestFirst },
	chatReminders: { endpoint: endpoints.reminders.getForChat, pagination: byToken(100) },
	// No maximum is published; without a limit, Cliq returns 20.
	pins: { endpoint: endpoints.chats.getPins, pagination: byToken(20) },
	reminders: { endpoint: endpoints.reminders.getMany, pagination: byToken(100, 'next_set_token') },
	roles: { endpoint: endpoints.roles.getMany, pagination: onePage },
	scheduledMessages: {
		endpoint: endpoints.scheduledMessages.getOfChat,
		pagination: byToken(100),
	},
	stars: { endpoint: endpoints.stars.getMany, pagination: byToken(50) },
	statuses: { endpoint: endpoints.statuses.getMany, pagination: onePage },
	teams: { endpoint: endpoints.teams.getMany, pagination: byToken(null) },
	// Published for a body, which a GET cannot have; another n8n node sends limit and token in the query.
	threads: { endpoint: endpoints.threads.getMany, pagination: byToken(100) },
	userFields: { endpoint: endpoints.userFields.getMany, pagination: onePage },
	users: { endpoint: endpoints.users.getMany, pagination: byToken(100) },
} as const satisfies Record<string, List>;
