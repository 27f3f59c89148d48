import { byTime } from './byTime';
import type { Endpoint } from './endpoints';
import * as endpoints from './endpoints';
import { latestFirst } from './messages';
import type { Paging } from './paging';
import { byToken, onePage } from './paging';

export interface List {
	readonly endpoint: Endpoint;
	readonly pagination: Paging;
}

/** Lists read by both pickers and operations. [Zoho's OpenAPI] */
export const lists = {
	// v3 returns up to 50 bots per page.
	bots: { endpoint: endpoints.bots.getMany, pagination: byToken(50) },
	botSubscribers: { endpoint: endpoints.bots.getSubscribers, pagination: byToken(100) },
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
	departments: { endpoint: endpoints.departments.getMany, pagination: byToken(100) },
	designations: { endpoint: endpoints.designations.getMany, pagination: byToken(100) },
	mentions: { endpoint: endpoints.mentions.getMany, pagination: byToken(100) },
	messageActions: { endpoint: endpoints.messageActions.getMany, pagination: byToken(50) },
	messages: { endpoint: endpoints.messages.getMany, pagination: latestFirst },
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
