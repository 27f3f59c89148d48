import type { Resource } from '../operation/operation';
import { inOrder, operationsOf } from '../operation/operation';
import * as database from './database';
import * as department from './department';
import * as designation from './designation';
import * as exportOf from './export';
import * as organization from './organization';
import * as role from './role';
import * as userField from './userField';

/** The resources of the Zoho Cliq Admin node, in the order in which n8n lists them. */
export const adminResources: readonly Resource[] = [
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
];

/** All operations of the Zoho Cliq Admin node, as one list. */
export const adminOperations = operationsOf(adminResources);
