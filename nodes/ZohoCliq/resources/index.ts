import type { Resource } from '../operation/operation';
import { operationsOf } from '../operation/operation';
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
	{ name: 'Account', value: 'account', operations: account },
	{ name: 'Bot', value: 'bot', operations: bot, first: 'sendMessage' },
	{ name: 'Channel', value: 'channel', operations: channel },
	{ name: 'Chat', value: 'chat', operations: chat },
	{ name: 'File', value: 'file', operations: file, first: 'upload' },
	{ name: 'Message', value: 'message', operations: message, first: 'send' },
	{ name: 'Reaction', value: 'reaction', operations: reaction },
	{ name: 'Reminder', value: 'reminder', operations: reminder },
	{ name: 'Team', value: 'team', operations: team },
	{ name: 'Thread', value: 'thread', operations: thread },
	{ name: 'User', value: 'user', operations: user },
	{ name: 'User Status', value: 'userStatus', operations: userStatus },
];

/** All operations, as one list. */
export const operations = operationsOf(resources);
