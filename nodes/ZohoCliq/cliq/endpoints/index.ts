/**
 * Every endpoint of Cliq's API that the node can call, listed once, in groups.
 *
 * Source: Zoho's published OpenAPI documents. Where live organizations or Zoho's guides differ, a comment
 * next to the row says so.
 */
import type { Endpoint } from './endpoint';
import { bots } from './bots';
import { channels } from './channels';
import { chats } from './chats';
import { files } from './files';
import { messages } from './messages';
import { reminders } from './reminders';
import { remoteWork } from './remoteWork';
import { scheduledMessages } from './scheduledMessages';
import { statuses } from './statuses';
import { teams } from './teams';
import { threads } from './threads';
import { users } from './users';

export type { Endpoint } from './endpoint';
export * from './bots';
export * from './channels';
export * from './chats';
export * from './files';
export * from './messages';
export * from './reminders';
export * from './remoteWork';
export * from './scheduledMessages';
export * from './statuses';
export * from './teams';
export * from './threads';
export * from './users';

export const endpoints: readonly Endpoint[] = [
	messages,
	scheduledMessages,
	files,
	bots,
	channels,
	chats,
	threads,
	users,
	remoteWork,
	statuses,
	teams,
	reminders,
].flatMap((group) => Object.values<Endpoint>(group));
