import type { Endpoint } from './endpoints';
import {
	bots,
	channels,
	chats,
	messages,
	reminders,
	statuses,
	teams,
	threads,
	users,
} from './endpoints';
import { latestFirst } from './messages';
import type { Paging } from './paging';
import { byTime, byToken, onePage } from './paging';

export interface List {
	readonly endpoint: Endpoint;
	readonly pagination: Paging;
}

/** Lists read by both pickers and operations. [Zoho's OpenAPI] */
export const lists = {
	// v3 returns up to 50 bots per page.
	bots: { endpoint: bots.getMany, pagination: byToken(50) },
	botSubscribers: { endpoint: bots.getSubscribers, pagination: byToken(100) },
	channels: { endpoint: channels.getMany, pagination: byToken(100) },
	// Paged by time: Cliq returns no token.
	chats: {
		endpoint: chats.getMany,
		pagination: byTime(100, 'last_modified_time', 'modified_before'),
	},
	messages: { endpoint: messages.getMany, pagination: latestFirst },
	reminders: { endpoint: reminders.getMany, pagination: byToken(100, 'next_set_token') },
	statuses: { endpoint: statuses.getMany, pagination: onePage },
	teams: { endpoint: teams.getMany, pagination: byToken(null) },
	threads: { endpoint: threads.getMany, pagination: byToken(null) },
	users: { endpoint: users.getMany, pagination: byToken(100) },
} as const satisfies Record<string, List>;
