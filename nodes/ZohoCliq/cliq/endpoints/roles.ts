import { del, get, group, limit, post, put } from './endpoint';

const LIMIT = limit(30, 10);
const USERS = limit(10, 10);

/** Zoho's document calls them profiles. Where another n8n node needs more scopes than it names, both are listed. */
export const roles = group('roles', {
	getMany: get('/profiles', 'Organisation.READ', LIMIT),
	create: post('/profiles', 'Organisation.CREATE', LIMIT),
	get: get('/profiles/{role}', 'Organisation.READ', LIMIT),
	update: put('/profiles/{role}', 'Organisation.UPDATE', LIMIT),
	delete: del('/profiles/{role}', ['Organisation.DELETE', 'Organisation.UPDATE'], LIMIT),
	getPermissions: get('/profiles/{role}/permissions', 'Organisation.READ', LIMIT),
	updatePermissions: put(
		'/profiles/{role}/permissions',
		['Organisation.UPDATE', 'Organisation.DELETE'],
		LIMIT,
	),
	getUsers: get('/profiles/{role}/users', 'Organisation.READ', LIMIT),
	addUsers: post('/profiles/{role}/users', 'Organisation.UPDATE', USERS),
	removeUsers: del('/profiles/{role}/users', ['Organisation.UPDATE', 'Organisation.DELETE'], USERS),
});
