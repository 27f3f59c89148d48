/**
 * Every endpoint of Cliq's API that the node can call, listed once, in groups.
 *
 * Source: Zoho's published OpenAPI documents. Where live organizations or Zoho's guides differ, a comment
 * next to the row says so.
 */
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
