/**
 * Every endpoint of Cliq's API that the node can call, listed once, in groups.
 *
 * Source: Zoho's published OpenAPI documents. Where live organizations or Zoho's guides differ, a comment
 * next to the row says so. Where v2, v3 and Zoho's help page publish different limits for the same call, the
 * lower threshold and the longer lock: waiting for seconds is cheaper than a lock of minutes.
 */
export type { Endpoint } from './endpoint';
export * from './bots';
export * from './calls';
export * from './channels';
export * from './chats';
export * from './commands';
export * from './datastores';
export * from './departments';
export * from './designations';
export * from './events';
export * from './exported';
export * from './extensions';
export * from './files';
export * from './functions';
export * from './mapTickers';
export * from './mentions';
export * from './messageActions';
export * from './messages';
export * from './organization';
export * from './preferences';
export * from './reminders';
export * from './remoteWork';
export * from './roles';
export * from './scheduledMessages';
export * from './stars';
export * from './statuses';
export * from './storages';
export * from './teams';
export * from './threads';
export * from './userFields';
export * from './users';
