import { guarded } from '../operation/changes';
import type { Resource } from '../operation/operation';
import { inOrder, operationsOf } from '../operation/operation';
import * as bot from './bot';
import * as command from './command';
import * as database from './database';
import * as department from './department';
import * as designation from './designation';
import * as exportOf from './export';
import * as extension from './extension';
import * as functionOf from './function';
import * as mapTicker from './mapTicker';
import * as messageAction from './messageAction';
import * as organization from './organization';
import * as preference from './preference';
import * as role from './role';
import * as userField from './userField';

const CRUD = ['getMany', 'get', 'create', 'update', 'delete'] as const;

/** The resources of the Zoho Cliq Admin node, in the order in which n8n lists them. */
export const adminResources: readonly Resource[] = guarded([
	{
		name: 'Department',
		value: 'department',
		operations: inOrder(department, 'getMany', 'getMembers', 'addMembers', 'create'),
	},
	{
		name: 'Designation',
		value: 'designation',
		operations: inOrder(designation, 'getMany', 'getMembers', 'addMembers', 'create'),
	},
	{
		name: 'Database',
		value: 'database',
		operations: inOrder(database, 'getMany', 'get', 'create', 'update', 'delete'),
	},
	{
		name: 'Role',
		value: 'role',
		operations: inOrder(role, 'getMany', 'getUsers', 'addUsers', 'removeUsers'),
	},
	{
		name: 'Export',
		value: 'export',
		operations: inOrder(exportOf, 'getChats', 'getChannels', 'getChatMembers', 'getMessages'),
		first: 'getChats',
	},
	{ name: 'User Field', value: 'userField', operations: inOrder(userField, 'getMany') },
	{
		name: 'Organization',
		value: 'organization',
		operations: inOrder(organization, 'getDomain'),
		first: 'getDomain',
	},
	{
		name: 'Bot',
		value: 'bot',
		operations: inOrder(bot, 'get', 'create', 'update', 'delete'),
		first: 'get',
	},
	{ name: 'Command', value: 'command', operations: inOrder(command, ...CRUD) },
	{ name: 'Function', value: 'function', operations: inOrder(functionOf, ...CRUD) },
	{
		name: 'Message Action',
		value: 'messageAction',
		operations: inOrder(messageAction, ...CRUD),
	},
	{
		name: 'Extension',
		value: 'extension',
		operations: inOrder(extension, 'getProperties', 'getProperty', 'setProperties'),
		first: 'getProperties',
	},
	{
		name: 'Preference',
		value: 'preference',
		operations: inOrder(preference, 'get', 'update', 'getMobile', 'updateMobile'),
		first: 'get',
	},
	{
		name: 'Map Ticker',
		value: 'mapTicker',
		operations: inOrder(mapTicker, 'upsert'),
	},
]);

/** All operations of the Zoho Cliq Admin node, as one list. */
export const adminOperations = operationsOf(adminResources);
