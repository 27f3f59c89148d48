import type { EndpointName } from './endpoints';
import { latestFirst } from './messages';
import type { Paging } from './paging';
import { byTime, byToken, onePage } from './paging';

/** How Cliq pages the lists that pickers read as well as operations. [Zoho's OpenAPI] */
export const lists = {
	// v3 gives at most 50 bots a page.
	'bots.getMany': byToken(50),
	'bots.getSubscribers': byToken(100),
	'channels.getMany': byToken(100),
	// Paged by time: Cliq gives no token.
	'chats.getMany': byTime(100, 'last_modified_time', 'modified_before'),
	'messages.getMany': latestFirst,
	'reminders.getMany': byToken(100, 'next_set_token'),
	'statuses.getMany': onePage,
	'teams.getMany': byToken(null),
	'threads.getMany': byToken(null),
	'users.getMany': byToken(100),
} as const satisfies Partial<Record<EndpointName, Paging>>;
