import type { Resource } from '../operation/operation';
import { byLabel, operationsOf } from '../operation/operation';
import * as account from './account';
import * as bot from './bot';
import * as channel from './channel';
import * as chat from './chat';
import * as file from './file';
import * as message from './message';
import * as reaction from './reaction';
import * as reminder from './reminder';
import * as team from './team';
import * as thread from './thread';
import * as user from './user';
import * as userStatus from './userStatus';

/** All resources, in the order in which n8n lists them. */
export const resources: readonly Resource[] = [
	{ name: 'Account', value: 'account', operations: byLabel(account) },
	{ name: 'Bot', value: 'bot', operations: byLabel(bot), first: 'sendMessage' },
	{ name: 'Channel', value: 'channel', operations: byLabel(channel) },
	{ name: 'Chat', value: 'chat', operations: byLabel(chat) },
	{ name: 'File', value: 'file', operations: byLabel(file), first: 'upload' },
	{ name: 'Message', value: 'message', operations: byLabel(message), first: 'send' },
	{ name: 'Reaction', value: 'reaction', operations: byLabel(reaction) },
	{ name: 'Reminder', value: 'reminder', operations: byLabel(reminder) },
	{ name: 'Team', value: 'team', operations: byLabel(team) },
	{ name: 'Thread', value: 'thread', operations: byLabel(thread) },
	{ name: 'User', value: 'user', operations: byLabel(user) },
	{ name: 'User Status', value: 'userStatus', operations: byLabel(userStatus) },
];

/** All operations, as one list. */
export const operations = operationsOf(resources);
