import { del, get, group, limit, post, put } from './endpoint';

const LIMIT = limit(10, 10);

/** Zoho's document spells two scopes `Userfields`; scopes are case-sensitive, and `UserFields` works. [another n8n node] */
export const userFields = group('userFields', {
	getMany: get('/userfields', 'Users.READ', LIMIT),
	create: post('/userfields', 'UserFields.CREATE', LIMIT),
	get: get('/userfields/{userField}', 'Users.READ', LIMIT, { target: 'user field' }),
	update: put('/userfields/{userField}', 'UserFields.UPDATE', LIMIT, { target: 'user field' }),
	delete: del('/userfields/{userField}', 'UserFields.DELETE', LIMIT, { target: 'user field' }),
});
