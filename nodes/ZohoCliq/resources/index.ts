import type { Resource } from '../operation/operation';
import { inOrder, operationsOf } from '../operation/operation';
import * as account from './account';
import * as api from './api';
import * as bot from './bot';
import * as call from './call';
import * as channel from './channel';
import * as chat from './chat';
import * as databaseRecord from './databaseRecord';
import * as event from './event';
import * as file from './file';
import * as message from './message';
import * as reaction from './reaction';
import * as reminder from './reminder';
import * as remoteWork from './remoteWork';
import * as scheduledMessage from './scheduledMessage';
import * as team from './team';
import * as thread from './thread';
import * as user from './user';
import * as userStatus from './userStatus';

/** All resources, in the order in which n8n lists them: what people want most comes first. */
export const resources: readonly Resource[] = [
	{
		name: 'Message',
		value: 'message',
		operations: inOrder(
			message,
			'send',
			'sendAndWait',
			'sendTable',
			'schedule',
			'replyInThread',
			'upsert',
			'update',
			'delete',
			'get',
			'getMany',
			'search',
			'getMentions',
			'forward',
			'pin',
			'unpin',
			'getPinned',
			'star',
			'unstar',
			'getStarred',
			'deleteMany',
		),
		first: 'send',
	},
	{
		name: 'File',
		value: 'file',
		operations: inOrder(file, 'upload', 'download', 'getMany'),
		first: 'upload',
	},
	{
		name: 'Bot',
		value: 'bot',
		operations: inOrder(bot, 'sendMessage', 'reply'),
		first: 'sendMessage',
	},
	{ name: 'Channel', value: 'channel', operations: inOrder(channel) },
	{
		name: 'Thread',
		value: 'thread',
		operations: inOrder(thread, 'reply', 'create', 'get', 'getMany'),
	},
	{
		name: 'Chat',
		value: 'chat',
		operations: inOrder(
			chat,
			'create',
			'get',
			'getMany',
			'search',
			'getMembers',
			'addMembers',
			'removeMembers',
			'sendTyping',
			'markRead',
		),
	},
	{ name: 'Reaction', value: 'reaction', operations: inOrder(reaction) },
	{ name: 'Reminder', value: 'reminder', operations: inOrder(reminder) },
	{ name: 'Event', value: 'event', operations: inOrder(event, 'create') },
	{ name: 'Call', value: 'call', operations: inOrder(call) },
	{
		name: 'Database Record',
		value: 'databaseRecord',
		operations: inOrder(databaseRecord, 'getMany', 'get', 'create', 'update', 'upsert'),
	},
	{
		name: 'Scheduled Message',
		value: 'scheduledMessage',
		operations: inOrder(scheduledMessage, 'getMany', 'update', 'sendNow'),
	},
	{ name: 'Team', value: 'team', operations: inOrder(team) },
	{ name: 'User', value: 'user', operations: inOrder(user) },
	{ name: 'User Status', value: 'userStatus', operations: inOrder(userStatus) },
	{ name: 'Remote Work', value: 'remoteWork', operations: inOrder(remoteWork) },
	{ name: 'API', value: 'api', operations: inOrder(api), first: 'request' },
	{ name: 'Account', value: 'account', operations: inOrder(account) },
];

/** All operations, as one list. */
export const operations = operationsOf(resources);
